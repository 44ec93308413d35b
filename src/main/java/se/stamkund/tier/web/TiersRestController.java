package se.stamkund.tier.web;

import java.time.Instant;
import java.util.Currency;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.platform.api.ETag;
import se.stamkund.platform.api.Idempotency;
import se.stamkund.platform.api.IfMatch;
import se.stamkund.platform.security.PublicRead;
import se.stamkund.program.Programs;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;
import se.stamkund.tier.LadderPreview;
import se.stamkund.tier.LadderView;
import se.stamkund.tier.RolloutView;
import se.stamkund.tier.Rollouts;
import se.stamkund.tier.Tier;
import se.stamkund.tier.TierLadders;

/** The ladder over REST. */
@RestController
@Tag(name = "Tiers")
@RequestMapping("/api/v1/tiers")
class TiersRestController {

	private final TierLadders ladders;

	private final LadderPreview preview;

	private final Rollouts rollouts;

	private final Programs programs;

	TiersRestController(TierLadders ladders, LadderPreview preview, Rollouts rollouts, Programs programs) {
		this.ladders = ladders;
		this.preview = preview;
		this.rollouts = rollouts;
		this.programs = programs;
	}

	@GetMapping
	@PublicRead
	@Operation(operationId = "getTiers", summary = "The tiers and how members move between them",
			description = "Without tiers the list is empty.")
	ResponseEntity<LadderBody> get(ProgramId program) {
		var currency = currency(program);
		var view = this.ladders.find(program);
		return ResponseEntity.ok()
			.eTag(etag(view.map(LadderView::revision).orElse(TierLadders.NONE)).header())
			.body(view.map((found) -> LadderBody.of(found.ladder(), currency)).orElseGet(LadderBody::none));
	}

	@PutMapping
	@Operation(operationId = "changeTiers", summary = "Decide about tiers",
			description = "What members see and earn follows at once; moves are booked in the background.")
	ResponseEntity<LadderBody> put(ProgramId program, Actor actor, IfMatch ifMatch,
			@Valid @RequestBody LadderBody body) {
		var current = this.ladders.find(program);
		var revision = current.map(LadderView::revision).orElse(TierLadders.NONE);
		ifMatch.require(etag(revision));
		var currency = currency(program);
		var ladder = body.ladder(current.map(LadderView::ladder).orElse(null), currency);
		var saved = this.ladders.change(program, ladder, revision, actor);
		return ResponseEntity.ok().eTag(etag(saved.revision()).header()).body(LadderBody.of(saved.ladder(), currency));
	}

	@PostMapping("/preview")
	@Idempotency(Idempotency.Mode.OFF)
	@Operation(operationId = "previewTiers", summary = "Try tiers",
			description = "How many members would go up and down if these were the tiers. Stores nothing.")
	ImpactResponse preview(ProgramId program, @Valid @RequestBody LadderBody body) {
		var before = this.ladders.find(program).map(LadderView::ladder).orElse(null);
		return ImpactResponse.of(this.preview.of(program, body.ladder(before, currency(program))));
	}

	@GetMapping("/rollout")
	@Operation(operationId = "getTierRollout", summary = "How far the latest change of the tiers has come")
	RolloutResponse rollout(ProgramId program) {
		return this.rollouts.latest(program).map(RolloutResponse::of).orElse(RolloutResponse.NONE);
	}

	private Currency currency(ProgramId program) {
		return this.programs.get(program).currency();
	}

	private static ETag etag(String revision) {
		return ETag.ofContent(revision);
	}

	/** What tiers would do. */
	@Schema(name = "TierImpact")
	record ImpactResponse(long up, long down, long same, List<StepResponse> tiers) {

		static ImpactResponse of(LadderPreview.Impact impact) {
			return new ImpactResponse(impact.up(), impact.down(), impact.same(),
					impact.steps().reversed().stream().map(StepResponse::of).toList());
		}

	}

	/**
	 * The members of a tier.
	 *
	 * @param code null for those without any tier
	 */
	@Schema(name = "TierImpactStep")
	record StepResponse(@Nullable String code, long before, long after) {

		static StepResponse of(LadderPreview.Step step) {
			Tier tier = step.tier();
			return new StepResponse((tier != null) ? tier.code() : null, step.before(), step.after());
		}

	}

	/** How far a change has come; finished if there never was one. */
	@Schema(name = "TierRollout")
	record RolloutResponse(boolean finished, long members, long done, long up, long down, @Nullable Instant startedAt,
			@Nullable Instant finishedAt) {

		static final RolloutResponse NONE = new RolloutResponse(true, 0, 0, 0, 0, null, null);

		static RolloutResponse of(RolloutView view) {
			return new RolloutResponse(view.isFinished(), view.total(), view.done(), view.up(), view.down(),
					view.startedAt(), view.finishedAt());
		}

	}

}
