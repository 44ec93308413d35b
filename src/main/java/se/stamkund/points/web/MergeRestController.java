package se.stamkund.points.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.ledger.Balance;
import se.stamkund.ledger.Balances;
import se.stamkund.ledger.MergedLots;
import se.stamkund.member.MemberArguments;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.member.MemberMergeView;
import se.stamkund.member.MemberMerges;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.Idempotency;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

import static java.util.Objects.requireNonNull;

/** Makes one member of two, with all their points, and two again. */
@RestController
@RequestMapping("/api/v1/members/{member}")
@Tag(name = "Members")
class MergeRestController {

	private final MemberMerges merges;

	private final MemberDirectory members;

	private final MergedLots lots;

	private final Balances balances;

	private final ProgramClock clock;

	MergeRestController(MemberMerges merges, MemberDirectory members, MergedLots lots, Balances balances,
			ProgramClock clock) {
		this.merges = merges;
		this.members = members;
		this.lots = lots;
		this.balances = balances;
		this.clock = clock;
	}

	@PostMapping("/merge/preview")
	@Idempotency(Idempotency.Mode.OFF)
	@Operation(operationId = "previewMerge", summary = "What a merge would do", description = "Changes nothing.")
	PreviewResponse preview(ProgramId program, @PathVariable MemberKey member,
			@Valid @RequestBody MergeRequest request) {
		var preview = this.merges.preview(program, member, request.key());
		var into = preview.member().id();
		var from = preview.other().id();
		var balances = this.balances.ofAll(program, List.of(into, from), this.clock.now(program));
		return new PreviewResponse(into.value(), from.value(), preview.filled(), PointsResponse.of(balances, into),
				PointsResponse.of(balances, from));
	}

	@PostMapping("/merge")
	@Idempotency(Idempotency.Mode.AFTERWARDS)
	@Operation(operationId = "mergeMembers", summary = "Merge another member into this one",
			description = "Points keep their dates, lot by lot; orders, activity and open holds become this member's, and "
					+ "every id of the other leads to her. Her own profile is kept and filled in where it was empty; of "
					+ "consents the later word counts. Can be undone for 24 hours.")
	@ApiResponse(responseCode = "200", description = "Merged, or merged before")
	MergeResponse merge(ProgramId program, Actor actor, @PathVariable MemberKey member,
			@Valid @RequestBody MergeRequest request) {
		return response(program, this.merges.merge(program, member, request.key(), actor));
	}

	@GetMapping("/merges/{merge}")
	@Operation(operationId = "getMerge", summary = "A merge, and what has become of its points since")
	MergeResponse get(ProgramId program, @PathVariable MemberKey member, @PathVariable UUID merge) {
		return response(program, this.merges.get(program, this.members.resolve(program, member), merge));
	}

	@PostMapping("/merges/{merge}/undo")
	@Idempotency(Idempotency.Mode.AFTERWARDS)
	@Operation(operationId = "undoMerge", summary = "Undo a merge",
			description = "Within 24 hours. What came with it and is left goes back, with the orders and the ids; what "
					+ "was made since stays with the survivor.")
	MergeResponse undo(ProgramId program, Actor actor, @PathVariable MemberKey member, @PathVariable UUID merge) {
		return response(program, this.merges.undo(program, this.members.resolve(program, member), merge, actor));
	}

	private MergeResponse response(ProgramId program, MemberMergeView merge) {
		var since = this.lots.since(program, merge.member(), merge.id());
		return new MergeResponse(merge.id(), merge.member().value(), merge.merged().value(), merge.filled(),
				since.moved().value(), since.left().value(),
				since.used()
					.stream()
					.map((used) -> new UsedResponse(used.reference().type(), used.reference().id(),
							used.points().value()))
					.toList(),
				merge.by(), merge.at(), merge.undoableUntil(), merge.undoneAt());
	}

	/** Whom to merge into the member of the address. */
	@Schema(name = "MergeInput", example = "{\"other\": \"ext:web:5521\"}")
	record MergeRequest(@NotBlank @Schema(description = "Our id, or ext:{store}:{id}",
			example = "ext:web:5521") @Nullable String other) {

		MemberKey key() {
			return MemberArguments.key(requireNonNull(this.other), "/other");
		}

	}

	/**
	 * A merge.
	 *
	 * @param member the survivor
	 * @param merged whose ids lead to her
	 * @param filled what of the survivor's profile came from the other
	 * @param points that came with it
	 * @param pointsLeft what an undo returns
	 * @param usedSince what some of them have been used for
	 */
	@Schema(name = "Merge")
	record MergeResponse(UUID id, UUID member, UUID merged, List<String> filled, long points, long pointsLeft,
			List<UsedResponse> usedSince, String actor, Instant at, Instant undoableUntil, @Nullable Instant undoneAt) {
	}

	/** Points of a merge that were used since. */
	@Schema(name = "MergeUse")
	record UsedResponse(String type, UUID id, long points) {
	}

	/**
	 * What a merge would do.
	 *
	 * @param filled what the survivor lacks and would get
	 */
	@Schema(name = "MergePreview")
	record PreviewResponse(UUID member, UUID other, List<String> filled, PointsResponse points,
			PointsResponse otherPoints) {
	}

	/** Points of one of the two. */
	@Schema(name = "MergePoints")
	record PointsResponse(long active, long pending, long held, long debt) {

		static PointsResponse of(Map<MemberId, Balance> balances, MemberId member) {
			var balance = balances.getOrDefault(member, Balance.NOTHING);
			return new PointsResponse(balance.active().value(), balance.pending().value(), balance.held().value(),
					balance.debt().value());
		}

	}

}
