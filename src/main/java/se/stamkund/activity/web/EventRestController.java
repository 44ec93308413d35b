package se.stamkund.activity.web;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.activity.CustomEvent;
import se.stamkund.activity.CustomEvents;
import se.stamkund.member.MemberArguments;
import se.stamkund.platform.api.InvalidFieldException;
import se.stamkund.platform.security.ApiCaller;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.shared.ProgramId;

import static java.util.Objects.requireNonNull;

/** A storefront's own events over REST. */
@RestController
@RequestMapping("/api/v1/events")
@Tag(name = "Events")
class EventRestController {

	private final CustomEvents events;

	private final MemberArguments members;

	private final Stores stores;

	EventRestController(CustomEvents events, MemberArguments members, Stores stores) {
		this.events = events;
		this.members = members;
		this.stores = stores;
	}

	@PostMapping
	@ResponseStatus(HttpStatus.ACCEPTED)
	@Operation(operationId = "recordEvent", summary = "Tell of an event",
			description = "Puts it on the timeline of a member, or of a visitor who is no member yet.")
	void record(ApiCaller caller, @Valid @RequestBody EventRequest request) {
		var program = caller.program();
		if ((request.member() == null) == (request.visitor() == null)) {
			throw new InvalidFieldException("/member", "Name either a member or a visitor");
		}
		var store = (request.store() != null) ? store(program, request.store()) : caller.store();
		this.events.record(program,
				new CustomEvent(requireNonNull(request.type()), this.members.body(program, request.member()),
						request.visitor(), store, request.reference(), request.given(), request.occurredAt()),
				caller.actor());
	}

	private UUID store(ProgramId program, String code) {
		return this.stores.find(program, code)
			.map(StoreView::id)
			.orElseThrow(() -> new InvalidFieldException("/store", "There is no store " + code));
	}

	@Schema(name = "Event")
	record EventRequest(@NotBlank @Size(max = 61) @Schema(example = "quiz.answered") @Nullable String type,
			@Size(max = 200) @Schema(example = "ext:web:5521") @Nullable String member,
			@Pattern(regexp = "[A-Za-z0-9._~-]{1,64}",
					message = "must be letters, digits and . _ ~ -, 64 at most") @Schema(
							description = "Instead of member") @Nullable String visitor,
			@Schema(description = "The key's own store when left out", example = "web") @Nullable String store,
			@Size(min = 1, max = 128) @Pattern(regexp = "\\P{Cc}*",
					message = "must have no control characters") @Schema(
							example = "spring-2026") @Nullable String reference,
			@Schema(description = "Now when left out") @Nullable Instant occurredAt,
			@Schema(description = "Strings, numbers and booleans",
					example = "{\"right_answers\": 7}") @Nullable Map<String, Object> properties) {

		Map<String, Object> given() {
			var known = new HashMap<String, Object>();
			if (this.properties != null) {
				this.properties.forEach((name, value) -> {
					if (value != null) {
						known.put(name, value);
					}
				});
			}
			return known;
		}

	}

}
