package se.stamkund.giftcard.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

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
import se.stamkund.giftcard.GiftCardRefusal;
import se.stamkund.giftcard.GiftCardUseView;
import se.stamkund.member.MemberArguments;
import se.stamkund.platform.api.Amount;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

import static java.util.Objects.requireNonNull;

/** Gift cards by themselves: ask whether one can be paid with, and pay. */
@RestController
@RequestMapping("/api/v1/gift-cards")
@Tag(name = "Gift cards")
class GiftCardPaymentsRestController {

	private final GiftCardDesk desk;

	private final MemberArguments members;

	private final GiftCardAnswers answers;

	GiftCardPaymentsRestController(GiftCardDesk desk, MemberArguments members, GiftCardAnswers answers) {
		this.desk = desk;
		this.members = members;
		this.answers = answers;
	}

	@PostMapping("/{code}/validate")
	@Operation(operationId = "validateGiftCard", summary = "Ask whether a gift card can be paid with",
			description = "Changes nothing. Answers all that stands in the way, the most important first.")
	ValidationResponse validate(ProgramId program, @PathVariable String code,
			@Valid @RequestBody ValidateRequest request) {
		var check = this.desk.validate(program, code, this.members.body(program, request.member()));
		return new ValidationResponse(check.isUsable(), check.refusals().stream().map(ReasonResponse::of).toList(),
				this.answers.of(program, requireNonNull(check.card())));
	}

	@PostMapping("/{code}/payments")
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(operationId = "payWithGiftCard", summary = "Pay with a gift card",
			description = "For what is no order here; orders are paid through a hold. The same reference once more answers the same payment.")
	PaymentResponse pay(ProgramId program, Actor actor, @PathVariable String code,
			@Valid @RequestBody PayRequest request) {
		var payment = this.desk.pay(program, code,
				new GiftCardDesk.Pay(requireNonNull(request.reference()).strip(),
						this.answers.positive(program, request.amount()), this.members.body(program, request.member())),
				actor);
		return answer(program, code, payment);
	}

	@PostMapping("/{code}/payments/{payment}/cancel")
	@Operation(operationId = "cancelGiftCardPayment", summary = "Put a payment back on its gift card",
			description = "What paid for an order comes back with the order. Again it changes nothing.")
	PaymentResponse cancelPayment(ProgramId program, Actor actor, @PathVariable String code,
			@PathVariable UUID payment) {
		var card = this.desk.byCode(program, code);
		return answer(program, code, this.desk.cancelPayment(program, card.id(), payment, actor));
	}

	private PaymentResponse answer(ProgramId program, String code, GiftCardUseView payment) {
		var currency = this.answers.currency(program);
		return new PaymentResponse(payment.id(), payment.reference(), Amount.of(payment.paid(), currency),
				Amount.of(payment.givenBack(), currency), payment.at(),
				GiftCardResponse.of(this.desk.byCode(program, code), currency));
	}

	/** Who wants to pay. */
	@Schema(name = "ValidateGiftCardRequest")
	record ValidateRequest(@Size(max = 200) @Nullable @Schema(example = "ext:web:5521") String member) {
	}

	/**
	 * Something to pay.
	 *
	 * @param reference your own name of it; with a card, the same is the same payment
	 */
	@Schema(name = "PayWithGiftCardRequest")
	record PayRequest(@NotBlank @Size(max = 200) @Nullable @Schema(example = "workshop-2026-118") String reference,
			@NotNull @Nullable @Schema(type = "string", example = "120.00") Amount amount,
			@Size(max = 200) @Nullable @Schema(example = "ext:web:5521") String member) {
	}

	/**
	 * Whether a card can be paid with.
	 *
	 * @param reasons all that stands in the way, the most important first
	 */
	@Schema(name = "GiftCardValidation")
	record ValidationResponse(boolean valid, List<ReasonResponse> reasons, GiftCardResponse card) {
	}

	/**
	 * Something that stands in the way of a card.
	 *
	 * @param detail what it is and what to do about it
	 * @param at the instant it is about
	 */
	@Schema(name = "GiftCardReason")
	record ReasonResponse(@Schema(example = "gift_card_empty") String code, String detail, @Nullable Instant at) {

		static ReasonResponse of(GiftCardRefusal refusal) {
			return new ReasonResponse(refusal.code(), refusal.detail(), refusal.at());
		}

	}

	/**
	 * A payment, and the card after it.
	 *
	 * @param givenBack of it, by now
	 */
	@Schema(name = "GiftCardPayment")
	record PaymentResponse(UUID id, @Nullable String reference, Amount paid, Amount givenBack, Instant at,
			GiftCardResponse card) {
	}

}
