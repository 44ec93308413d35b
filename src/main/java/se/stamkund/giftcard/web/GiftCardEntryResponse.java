package se.stamkund.giftcard.web;

import java.time.Instant;
import java.util.Currency;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import se.stamkund.giftcard.GiftCardEntryKind;
import se.stamkund.giftcard.GiftCardEntryView;
import se.stamkund.platform.api.Amount;
import se.stamkund.platform.api.OneOf;
import se.stamkund.platform.api.Words;

/**
 * Money that came to a card or left it.
 *
 * @param number counts the card's entries without gaps
 * @param amount positive if it came
 * @param balance what was on the card after it
 * @param order what it was paid for, if that is an order: our id of it
 * @param reference what it was paid for, if it is not
 */
@Schema(name = "GiftCardEntry")
record GiftCardEntryResponse(int number, @OneOf(GiftCardEntryKind.class) String kind, Amount amount, Amount balance,
		@Nullable UUID order, @Nullable String reference, @Nullable String reason, Instant at) {

	static GiftCardEntryResponse of(GiftCardEntryView entry, Currency currency) {
		return new GiftCardEntryResponse(entry.number(), Words.of(entry.kind()), Amount.of(entry.change(), currency),
				Amount.of(entry.balance(), currency), entry.order(), entry.reference(), entry.reason(), entry.at());
	}

}
