package se.stamkund.voucher;

import org.jspecify.annotations.Nullable;

import se.stamkund.pricing.OfferTerms;
import se.stamkund.pricing.Scope;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Money;

/**
 * All that can change of a batch. What its codes give stays as it is.
 *
 * @param rules how often: the same or more than before
 */
public record ChangeBatch(String name, VoucherLabel label, Scope scope, @Nullable Money minimumOrder,
		VoucherRules rules, BatchState state) {

	static ChangeBatch of(BatchView batch) {
		return new ChangeBatch(batch.name(), batch.label(), batch.terms().scope(), batch.terms().minimumOrder(),
				batch.rules(), batch.state());
	}

	/** The same in another state. */
	ChangeBatch in(BatchState other) {
		return new ChangeBatch(this.name, this.label, this.scope, this.minimumOrder, this.rules, other);
	}

	OfferTerms terms(OfferTerms before) {
		return new OfferTerms(before.benefit(), this.scope, this.minimumOrder, before.stacking(), before.order(),
				before.base());
	}

	/**
	 * Makes sure that nobody loses a use that she was given.
	 * @throws BusinessRuleException {@code voucher_uses_less}
	 */
	void requireNoLess(VoucherRules before) {
		var most = before.maxUses();
		var each = before.maxUsesPerMember();
		if (most == null ? this.rules.maxUses() != null : this.rules.maxUses() == null || this.rules.maxUses() < most) {
			throw new BusinessRuleException("voucher_uses_less",
					(most == null) ? "The codes can be used as often as anyone likes; that stays so"
							: "Each code can be used " + most
									+ " times; that can become more, not fewer or without end",
					(most == null) ? "" : most);
		}
		if (this.rules.maxUsesPerMember() != null && (each == null || this.rules.maxUsesPerMember() < each)) {
			throw new BusinessRuleException("voucher_each_less",
					"What each member may use can become more, or without limit, not less", (each == null) ? "" : each);
		}
	}

}
