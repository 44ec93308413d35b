package se.stamkund.voucher;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.pricing.BestFor;
import se.stamkund.pricing.Cart;
import se.stamkund.pricing.Offer;
import se.stamkund.pricing.PricedOffer;
import se.stamkund.pricing.Pricing;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Tells of one code whether it can be used, and what it would take off a cart. */
@Service
public class VoucherValidation {

	private final VoucherChecks checks;

	private final ProgramClock clock;

	VoucherValidation(VoucherChecks checks, ProgramClock clock) {
		this.checks = checks;
		this.clock = clock;
	}

	/**
	 * Looks at a code, and at a cart if there is one.
	 * @throws UnknownCodeException if there is no such code
	 */
	@Transactional(readOnly = true)
	public Validated validate(ProgramId program, String code, @Nullable MemberId member, @Nullable Cart cart) {
		var check = this.checks.check(program, List.of(code), member, this.clock.now(program)).getFirst();
		var voucher = check.voucher();
		if (voucher == null) {
			throw new UnknownCodeException(check.refusals().getFirst());
		}
		return new Validated(voucher, check.refusals(), (cart != null) ? priced(voucher, cart) : null);
	}

	/**
	 * A code, however it is written.
	 * @throws UnknownCodeException if there is none
	 */
	@Transactional(readOnly = true)
	public VoucherView require(ProgramId program, String code) {
		var check = this.checks.check(program, List.of(code), null, this.clock.now(program)).getFirst();
		if (check.voucher() == null) {
			throw new UnknownCodeException(check.refusals().getFirst());
		}
		return check.voucher();
	}

	private static PricedOffer priced(VoucherView voucher, Cart cart) {
		var offer = new Offer(voucher.id().toString(), voucher.code(), voucher.terms());
		return Pricing.price(cart, List.of(offer), BestFor.CUSTOMER).offers().getFirst();
	}

	/**
	 * What was found.
	 *
	 * @param refusals what stands in the way, whatever is bought
	 * @param offer what it takes off the cart, or why nothing; null without a cart
	 */
	public record Validated(VoucherView voucher, List<VoucherRefusal> refusals, @Nullable PricedOffer offer) {

		public Validated {
			refusals = List.copyOf(refusals);
		}

		public boolean valid() {
			return this.refusals.isEmpty() && (this.offer == null || this.offer.given());
		}

	}

}
