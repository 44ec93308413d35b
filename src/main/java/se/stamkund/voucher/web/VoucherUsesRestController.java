package se.stamkund.voucher.web;

import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.member.MemberArguments;
import se.stamkund.platform.api.Amount;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.VoucherRedeeming;
import se.stamkund.voucher.VoucherRedeeming.Redeem;
import se.stamkund.voucher.VoucherRedeeming.Redeemed;
import se.stamkund.voucher.VoucherValidation;

import static java.util.Objects.requireNonNull;

/** Codes by themselves: ask whether one can be used, and use it. */
@RestController
@RequestMapping("/api/v1/vouchers")
@Tag(name = "Vouchers")
class VoucherUsesRestController {

	private final VoucherValidation validation;

	private final VoucherRedeeming redeeming;

	private final MemberArguments members;

	private final VoucherAnswers answers;

	VoucherUsesRestController(VoucherValidation validation, VoucherRedeeming redeeming, MemberArguments members,
			VoucherAnswers answers) {
		this.validation = validation;
		this.redeeming = redeeming;
		this.members = members;
		this.answers = answers;
	}

	@PostMapping("/{code}/validate")
	@Operation(operationId = "validateVoucher", summary = "Ask whether a code can be used",
			description = "Changes nothing. Answers all that stands in the way, the most important first; with a cart also what it takes off.")
	VoucherValidationResponse validate(ProgramId program, @PathVariable String code,
			@Valid @RequestBody ValidateRequest request) {
		var currency = this.answers.currency(program);
		var found = this.validation.validate(program, code, this.members.body(program, request.member()),
				(request.cart() != null) ? request.cart().cart(currency) : null);
		return VoucherValidationResponse.of(found, this.answers.of(program, found.voucher()), currency);
	}

	@PostMapping("/{code}/redeem")
	@Operation(operationId = "redeemVoucher", summary = "Use a code by itself",
			description = "For uses without an order; orders use codes through a hold. The same reference once more answers the same use.")
	@ApiResponse(responseCode = "201", description = "A new use")
	@ApiResponse(responseCode = "200", description = "Redeemed before with this reference")
	ResponseEntity<RedemptionResponse> redeem(ProgramId program, Actor actor, @PathVariable String code,
			@Valid @RequestBody RedeemRequest request) {
		var currency = this.answers.currency(program);
		var done = this.redeeming.redeem(program, code,
				new Redeem(requireNonNull(request.reference()).strip(), this.members.body(program, request.member()),
						(request.amount() != null) ? TermsBody.positive(request.amount(), currency, "/amount") : null),
				actor);
		return ResponseEntity.status(done.changed() ? HttpStatus.CREATED : HttpStatus.OK).body(answer(program, done));
	}

	@PostMapping("/{code}/uses/{use}/cancel")
	@Operation(operationId = "cancelVoucherUse", summary = "Cancel a use: the code can be used again",
			description = "Of a use by itself. What an order used comes back with the order. Again it changes nothing.")
	RedemptionResponse cancelUse(ProgramId program, @PathVariable String code, @PathVariable UUID use) {
		return answer(program, this.redeeming.cancel(program, this.validation.require(program, code).id(), use));
	}

	private RedemptionResponse answer(ProgramId program, Redeemed done) {
		return new RedemptionResponse(VoucherUseResponse.of(done.use(), this.answers.currency(program)),
				this.answers.of(program, done.voucher()));
	}

	/** Who wants to use a code, and for what. */
	@Schema(name = "ValidateVoucherRequest")
	record ValidateRequest(@Size(max = 200) @Nullable @Schema(example = "ext:web:5521") String member,
			@Valid @Nullable CartBody cart) {
	}

	/**
	 * A use without an order.
	 *
	 * @param reference your own name of it; of a code, the same is the same use
	 * @param amount what it took off, if you want that kept
	 */
	@Schema(name = "RedeemVoucherRequest", example = """
			{"reference": "workshop-2026-118", "member": "ext:web:5521", "amount": "75.00"}""")
	record RedeemRequest(@NotBlank @Size(max = 200) @Nullable String reference,
			@Size(max = 200) @Nullable String member,
			@Nullable @Schema(type = "string", example = "75.00") Amount amount) {
	}

	/** A use, and the code after it. */
	@Schema(name = "VoucherRedemption")
	record RedemptionResponse(VoucherUseResponse use, VoucherResponse voucher) {
	}

}
