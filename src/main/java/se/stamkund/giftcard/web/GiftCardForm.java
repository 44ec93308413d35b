package se.stamkund.giftcard.web;

import java.time.LocalDate;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Money;

/**
 * A card to be issued.
 *
 * @param member an e-mail address, phone or member number
 * @param until the last day it can be used
 */
record GiftCardForm(@NotNull @Nullable Money amount, @Size(max = 254) @Nullable String member,
		@Nullable LocalDate until, @Size(max = 60) @Nullable String code) {

	static @Nullable String given(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

}
