package se.stamkund.giftcard.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.giftcard.GiftCardDesk;
import se.stamkund.platform.api.Amount;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

import static java.util.Objects.requireNonNull;

/** Gift cards: correct, withdraw. */
@RestController
@RequestMapping("/api/v1/gift-cards")
@Tag(name = "Gift cards")
class GiftCardChangesRestController {

	private final GiftCardDesk desk;

	private final GiftCardAnswers answers;

	GiftCardChangesRestController(GiftCardDesk desk, GiftCardAnswers answers) {
		this.desk = desk;
		this.answers = answers;
	}

	@PostMapping("/{code}/adjustments")
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(operationId = "adjustGiftCard", summary = "Put more on a gift card, or take some off",
			description = "A negative amount takes it off; what is held for a cart can't be taken.")
	GiftCardResponse adjust(ProgramId program, Actor actor, @PathVariable String code,
			@Valid @RequestBody AdjustRequest request) {
		return this.answers.of(program,
				this.desk.adjust(program, this.desk.byCode(program, code).id(),
						requireNonNull(request.amount()).in(this.answers.currency(program), "/amount"),
						requireNonNull(request.reason()), actor));
	}

	@PostMapping("/{code}/cancel")
	@Operation(operationId = "cancelGiftCard", summary = "Withdraw a gift card with what is on it",
			description = "What is held can still be paid with. Again it changes nothing.")
	GiftCardResponse cancel(ProgramId program, Actor actor, @PathVariable String code) {
		return this.answers.of(program, this.desk.cancel(program, this.desk.byCode(program, code).id(), actor));
	}

	@PostMapping("/{code}/restore")
	@Operation(operationId = "restoreGiftCard", summary = "Undo withdrawing a gift card",
			description = "Within 24 hours, with what was on it.")
	GiftCardResponse restore(ProgramId program, Actor actor, @PathVariable String code) {
		return this.answers.of(program, this.desk.restore(program, this.desk.byCode(program, code).id(), actor));
	}

	/**
	 * More or less on a card.
	 *
	 * @param amount negative to take it off
	 * @param reason for staff
	 */
	@Schema(name = "AdjustGiftCardRequest")
	record AdjustRequest(@NotNull @Nullable @Schema(type = "string", example = "50.00") Amount amount,
			@NotBlank @Size(max = 200) @Nullable @Schema(example = "Late parcel") String reason) {
	}

}
