package se.stamkund.reward.web;

import java.math.BigDecimal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.platform.api.ETag;
import se.stamkund.platform.api.IfMatch;
import se.stamkund.reward.PartPayment;
import se.stamkund.reward.PartPaymentRules;
import se.stamkund.reward.PartPayments;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

import static java.util.Objects.requireNonNull;

/** How far points pay at the checkout, over REST. */
@RestController
@Tag(name = "Rewards")
@RequestMapping("/api/v1/part-payment")
class PartPaymentRestController {

	private final PartPayments payments;

	PartPaymentRestController(PartPayments payments) {
		this.payments = payments;
	}

	@GetMapping
	@Operation(operationId = "getPartPayment", summary = "How far points pay for an order",
			description = "What a point pays is `point_value` of the points settings.")
	ResponseEntity<PartPaymentResponse> get(ProgramId program) {
		return answer(program);
	}

	@PutMapping
	@Operation(operationId = "changePartPayment", summary = "Decide how far points pay for an order")
	ResponseEntity<PartPaymentResponse> put(ProgramId program, Actor actor, IfMatch ifMatch,
			@Valid @RequestBody PartPaymentRequest body) {
		ifMatch.require(etag(this.payments.get(program).rules()));
		this.payments.change(program, body.rules(), actor);
		return answer(program);
	}

	private ResponseEntity<PartPaymentResponse> answer(ProgramId program) {
		var payment = this.payments.get(program);
		return ResponseEntity.ok().eTag(etag(payment.rules()).header()).body(PartPaymentResponse.of(payment));
	}

	private static ETag etag(PartPaymentRules rules) {
		return ETag.ofContent(rules);
	}

	/**
	 * What is decided.
	 *
	 * @param minimumPoints the fewest points at a time
	 * @param maximumPercent the largest share of an order
	 * @param step only so many points, or twice as many, and so on
	 */
	@Schema(name = "PartPaymentInput", example = """
			{"allowed": true, "minimum_points": 200, "maximum_percent": 50, "step": 100}""")
	record PartPaymentRequest(@NotNull @Nullable Boolean allowed,
			@NotNull @Min(1) @Max(PartPaymentRules.MAX_MINIMUM) @Nullable Long minimumPoints,
			@NotNull @Min(1) @Max(100) @Nullable Integer maximumPercent,
			@NotNull @Min(1) @Max(PartPaymentRules.MAX_STEP) @Nullable Long step) {

		PartPaymentRules rules() {
			return new PartPaymentRules(requireNonNull(this.allowed), requireNonNull(this.minimumPoints),
					requireNonNull(this.maximumPercent), requireNonNull(this.step));
		}

	}

	/**
	 * What is decided.
	 *
	 * @param pointValue what a point pays, in the major unit of the currency
	 */
	@Schema(name = "PartPayment")
	record PartPaymentResponse(boolean allowed, BigDecimal pointValue, long minimumPoints, int maximumPercent,
			long step) {

		static PartPaymentResponse of(PartPayment payment) {
			var rules = payment.rules();
			return new PartPaymentResponse(rules.allowed(), payment.pointValue(), rules.minimum(),
					rules.maximumPercent(), rules.step());
		}

	}

}
