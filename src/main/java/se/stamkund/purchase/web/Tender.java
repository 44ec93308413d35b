package se.stamkund.purchase.web;

import java.util.Currency;

import org.jspecify.annotations.Nullable;

import se.stamkund.platform.api.Amount;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Money;

/** Reads amounts in the programme's currency. */
public record Tender(Currency currency) {

	/** The amount; 0 if there is none. */
	public Money money(@Nullable Amount amount, String pointer) {
		return (amount != null) ? amount.in(this.currency, pointer) : Money.ZERO;
	}

	/** Before any amount is read, as another currency may have other decimals. */
	public void require(@Nullable String told) {
		if (told != null && !told.equals(this.currency.getCurrencyCode())) {
			throw new BusinessRuleException("currency_differs",
					"The order is in " + told + ", the programme in " + this.currency.getCurrencyCode(), told,
					this.currency.getCurrencyCode());
		}
	}

}
