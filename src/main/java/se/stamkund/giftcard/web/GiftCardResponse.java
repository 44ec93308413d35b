package se.stamkund.giftcard.web;

import java.time.Instant;
import java.util.Currency;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import se.stamkund.giftcard.GiftCardSource;
import se.stamkund.giftcard.GiftCardState;
import se.stamkund.giftcard.GiftCardView;
import se.stamkund.platform.api.Amount;
import se.stamkund.platform.api.OneOf;
import se.stamkund.platform.api.Words;

/**
 * A gift card.
 *
 * @param issued what was on it at first
 * @param available what can be paid with: what is on it and not held
 * @param member who alone may use it
 * @param sourceId what gave it: a redemption, a campaign
 */
@Schema(name = "GiftCard")
record GiftCardResponse(UUID id, String code, @OneOf(GiftCardState.class) String state, Amount issued, Amount balance,
		Amount held, Amount available, @Nullable UUID member, @Nullable Instant expiresAt,
		@OneOf(GiftCardSource.class) String source, @Nullable UUID sourceId, Instant createdAt,
		@Nullable Instant cancelledAt) {

	static GiftCardResponse of(GiftCardView card, Currency currency) {
		return new GiftCardResponse(card.id(), card.code(), Words.of(card.state()), Amount.of(card.issued(), currency),
				Amount.of(card.balance(), currency), Amount.of(card.held(), currency),
				Amount.of(card.available(), currency), (card.member() != null) ? card.member().value() : null,
				card.expiresAt(), Words.of(card.source()), card.sourceId(), card.createdAt(), card.cancelledAt());
	}

}
