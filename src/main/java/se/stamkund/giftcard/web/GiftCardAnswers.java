package se.stamkund.giftcard.web;

import java.util.Currency;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import se.stamkund.giftcard.GiftCardView;
import se.stamkund.platform.api.Amount;
import se.stamkund.platform.api.InvalidFieldException;
import se.stamkund.program.Programs;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;

import static java.util.Objects.requireNonNull;

/** Puts cards and amounts into JSON and out of it, in the programme's currency. */
@Component
class GiftCardAnswers {

	private final Programs programs;

	GiftCardAnswers(Programs programs) {
		this.programs = programs;
	}

	GiftCardResponse of(ProgramId program, GiftCardView card) {
		return GiftCardResponse.of(card, currency(program));
	}

	Currency currency(ProgramId program) {
		return this.programs.get(program).currency();
	}

	/** An amount that must be more than nothing. */
	Money positive(ProgramId program, @Nullable Amount amount) {
		var money = requireNonNull(amount).in(currency(program), "/amount");
		if (!money.isPositive()) {
			throw new InvalidFieldException("/amount", "Must be more than 0");
		}
		return money;
	}

}
