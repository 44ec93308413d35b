package se.stamkund.giftcard;

import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.BusinessRuleException;

/**
 * Why a gift card can't be paid with.
 *
 * @param at the instant it is about
 */
public record GiftCardRefusal(Reason reason, @Nullable Instant at) {

	/** The reasons, the most important first. */
	public enum Reason {

		/** It was read or typed wrong. */
		MISTYPED,

		/** There is no such card. */
		UNKNOWN,

		/** Withdrawn, at {@code at}. */
		CANCELLED,

		/** It belongs to somebody else. */
		OTHER_MEMBER,

		/** It belongs to a member, and nobody said who wants to pay. */
		MEMBER_NEEDED,

		/** Since {@code at}. */
		EXPIRED,

		/** There is nothing left on it. */
		EMPTY,

		/** What is left on it is held for another cart. */
		HELD

	}

	static GiftCardRefusal of(Reason reason) {
		return new GiftCardRefusal(reason, null);
	}

	/** Stable and machine-readable: {@code gift_card_expired}. */
	public String code() {
		return "gift_card_" + this.reason.name().toLowerCase(Locale.ROOT);
	}

	/** What is wrong and what to do about it, in English. */
	public String detail() {
		return switch (this.reason) {
			case MISTYPED -> "A letter or digit of the gift card's code is wrong; read it again";
			case UNKNOWN -> "There is no such gift card; check the code, or leave it out";
			case CANCELLED -> "The gift card was withdrawn at " + this.at;
			case OTHER_MEMBER -> "The gift card belongs to another member; only she can use it";
			case MEMBER_NEEDED -> "The gift card belongs to a member; say who it is";
			case EXPIRED -> "The gift card could be used until " + this.at;
			case EMPTY -> "There is nothing left on the gift card";
			case HELD ->
				"What is left on the gift card is held for another cart; try again when that is paid or given up";
		};
	}

	/** As what a service throws; pages put it in words by its code. */
	public BusinessRuleException asException() {
		return new BusinessRuleException(code(), detail());
	}

}
