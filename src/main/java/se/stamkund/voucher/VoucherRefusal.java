package se.stamkund.voucher;

import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.BusinessRuleException;

/**
 * Why a code can't be used.
 *
 * @param at the instant it is about: since or until when
 * @param limit the limit it is about
 */
public record VoucherRefusal(Reason reason, @Nullable Instant at, @Nullable Integer limit) {

	/** The reasons, the most important first. */
	public enum Reason {

		/** It was read or typed wrong: no code of this programme can be like that. */
		MISTYPED,

		/** There is no such code. */
		UNKNOWN,

		/** Withdrawn, at {@code at}. */
		CANCELLED,

		/** For the time being, since {@code at}. */
		PAUSED,

		/** It belongs to somebody else. */
		OTHER_MEMBER,

		/** Only for members, and nobody said who it is. */
		MEMBER_NEEDED,

		/** Used as often as it can be, {@code limit} times. */
		USED_UP,

		/** She has used it as often as each may, {@code limit} times. */
		MEMBER_LIMIT,

		/** Since {@code at}. */
		EXPIRED,

		/** Before {@code at}. */
		NOT_YET,

		/**
		 * What is left of it is held for another cart, {@code at} the latest until then.
		 */
		HELD

	}

	static VoucherRefusal of(Reason reason) {
		return new VoucherRefusal(reason, null, null);
	}

	/** Stable and machine-readable: {@code code_expired}. */
	public String code() {
		return "code_" + this.reason.name().toLowerCase(Locale.ROOT);
	}

	/** What is wrong and what to do about it, in English. */
	public String detail() {
		return switch (this.reason) {
			case MISTYPED -> "A letter or digit of the code is wrong; read it again";
			case UNKNOWN -> "There is no such code; check it, or leave it out";
			case CANCELLED -> "The code was withdrawn at " + this.at + "; leave it out";
			case PAUSED -> "The code has been paused since " + this.at + "; leave it out, or try again later";
			case OTHER_MEMBER -> "The code belongs to another member; only she can use it";
			case MEMBER_NEEDED -> "The code is for members; say who it is";
			case USED_UP -> (Integer.valueOf(1).equals(this.limit)) ? "The code has been used; it can be used once"
					: "The code has been used up; it could be used " + this.limit + " times";
			case MEMBER_LIMIT -> "She has used the code as often as each may: " + this.limit + " times";
			case EXPIRED -> "The code could be used until " + this.at;
			case NOT_YET -> "The code can be used from " + this.at;
			case HELD ->
				"The code is held for another cart; try again when that is paid or given up, at the latest " + this.at;
		};
	}

	/** As what a service throws; pages put it in words by its code. */
	public BusinessRuleException asException() {
		return new BusinessRuleException(code(), detail(), (this.limit != null) ? this.limit : "");
	}

}
