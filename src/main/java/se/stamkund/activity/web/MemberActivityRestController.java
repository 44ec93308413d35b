package se.stamkund.activity.web;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.activity.Activities;
import se.stamkund.activity.ActivityFilter;
import se.stamkund.activity.ActivityView;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.shared.ProgramId;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.toMap;

/** A member's timeline over REST. */
@RestController
@RequestMapping("/api/v1/members/{member}/activity")
@Tag(name = "Members")
class MemberActivityRestController {

	private final Activities activities;

	private final MemberDirectory members;

	private final Stores stores;

	MemberActivityRestController(Activities activities, MemberDirectory members, Stores stores) {
		this.activities = activities;
		this.members = members;
		this.stores = stores;
	}

	@GetMapping
	@Operation(operationId = "listMemberActivity", summary = "What happened to a member", description = "Latest first")
	CursorPage<ActivityResponse> list(ProgramId program, @PathVariable MemberKey member,
			@RequestParam(required = false) @Parameter(
					description = "Only these types; with a dot at the end, all that begin so: order.") @Nullable Set<String> type,
			PageQuery query) {
		var id = this.members.resolve(program, member);
		var codes = this.stores.list(program).stream().collect(toMap(StoreView::id, StoreView::code));
		return this.activities.timeline(program, id, new ActivityFilter(requireNonNullElse(type, Set.of())), query)
			.map((activity) -> ActivityResponse.of(activity, codes));
	}

	@Schema(name = "Activity")
	record ActivityResponse(UUID id, @Schema(example = "order.paid") String type,
			@Schema(example = "10482") @Nullable String reference, @Schema(example = "web") @Nullable String store,
			@Schema(example = "system") String actor, Map<String, Object> properties, Instant occurredAt) {

		static ActivityResponse of(ActivityView activity, Map<UUID, String> codes) {
			var store = activity.store();
			return new ActivityResponse(activity.id(), activity.type(), activity.reference(),
					(store != null) ? codes.get(store) : null, activity.actor(), activity.properties(),
					activity.occurredAt());
		}

	}

}
