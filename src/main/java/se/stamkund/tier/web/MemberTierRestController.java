package se.stamkund.tier.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.program.ProgramView;
import se.stamkund.program.Programs;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;
import se.stamkund.tier.Text;
import se.stamkund.tier.TierChangeView;
import se.stamkund.tier.TierPlacements;
import se.stamkund.tier.Tiers;

import static java.util.Objects.requireNonNull;

/** A member's tier over REST. */
@RestController
@Tag(name = "Tiers")
@RequestMapping("/api/v1/members/{member}/tier")
class MemberTierRestController {

	private final MemberDirectory members;

	private final Tiers tiers;

	private final TierPlacements placements;

	private final Programs programs;

	MemberTierRestController(MemberDirectory members, Tiers tiers, TierPlacements placements, Programs programs) {
		this.members = members;
		this.tiers = tiers;
		this.placements = placements;
		this.programs = programs;
	}

	@GetMapping
	@Operation(operationId = "getMemberTier", summary = "A member's tier, and what is left to the next and to keep it",
			description = "Right at every instant. All is null in a programme without tiers.")
	MemberTierResponse get(ProgramId program, @PathVariable MemberKey member) {
		return answer(program, this.members.resolve(program, member));
	}

	@GetMapping("/changes")
	@Operation(operationId = "listTierChanges", summary = "How a member has moved between tiers",
			description = "The latest first, each with what decided it.")
	CursorPage<TierChangeResponse> changes(ProgramId program, @PathVariable MemberKey member, PageQuery page) {
		var view = this.programs.get(program);
		return this.tiers.history(program, this.members.resolve(program, member), page)
			.map((change) -> TierChangeResponse.of(change, view));
	}

	@PutMapping("/placement")
	@Operation(operationId = "placeOnTier", summary = "Place a member on a tier by hand",
			description = "Above what she has earned she may still rise; below it she stays until the placement ends.")
	MemberTierResponse place(ProgramId program, Actor actor, @PathVariable MemberKey member,
			@Valid @RequestBody PlacementRequest request) {
		var id = this.members.resolve(program, member);
		this.placements.place(program, id, requireNonNull(request.tier()), requireNonNull(request.reason()),
				request.until(), actor);
		return answer(program, id);
	}

	@DeleteMapping("/placement")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(operationId = "releaseFromTier", summary = "End the placement of a member",
			description = "She stands where she has earned to. Does nothing if she is not placed.")
	void release(ProgramId program, Actor actor, @PathVariable MemberKey member) {
		this.placements.release(program, this.members.resolve(program, member), actor);
	}

	private MemberTierResponse answer(ProgramId program, MemberId member) {
		var view = this.programs.get(program);
		return this.tiers.of(program, member)
			.map((tier) -> MemberTierResponse.of(tier, view))
			.orElse(MemberTierResponse.NONE);
	}

	/**
	 * Where to place her.
	 *
	 * @param tier a tier's code
	 * @param reason for staff
	 * @param until the last day; until it is ended if nothing is said
	 */
	@Schema(name = "TierPlacementRequest", example = """
			{"tier": "silver", "reason": "Kept waiting for her parcel", "until": "2027-12-31"}""")
	record PlacementRequest(@NotBlank @Size(max = 40) @Nullable String tier,
			@NotBlank @Size(max = 200) @Nullable String reason, @Nullable LocalDate until) {
	}

	/**
	 * A move.
	 *
	 * @param from what the tiers were called then
	 * @param cause earned, review, placed, moved_in, returned, placement_ended, ladder or
	 * merged
	 * @param order the order that did it
	 */
	@Schema(name = "TierChange")
	record TierChangeResponse(UUID id, @Nullable String from, @Nullable String to, boolean up, String cause,
			@Nullable String order, MemberTierResponse.SumsResponse progress, @Nullable String reason, Instant at) {

		static TierChangeResponse of(TierChangeView change, ProgramView program) {
			return new TierChangeResponse(change.id(), name(change.from(), program.locale()),
					name(change.to(), program.locale()), change.up(), MemberTierResponse.word(change.cause()),
					change.order(), MemberTierResponse.SumsResponse.of(change.sums(), program.currency()),
					change.reason(), change.at());
		}

		private static @Nullable String name(@Nullable Text text, Locale language) {
			return (text != null) ? text.in(language) : null;
		}

	}

}
