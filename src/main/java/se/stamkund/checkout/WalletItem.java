package se.stamkund.checkout;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Money;
import se.stamkund.voucher.Codes;

/**
 * A code or a gift card that a member has.
 *
 * @param code as it is printed
 * @param label what it gives, in words; null for a gift card
 * @param amount what there is on a card; what a code takes off by itself, null if that
 * depends on what is bought
 * @param until when it ends
 * @param refusal why it can't be used
 */
public record WalletItem(String code, @Nullable String label, @Nullable Money amount, @Nullable Instant until,
		@Nullable Reason refusal) {

	/** Whether it is money on a card. */
	public boolean isGiftCard() {
		return this.label == null;
	}

	public boolean isUsable() {
		return this.refusal == null;
	}

	/** Whether that is how somebody has written its code. */
	public boolean isWritten(String code) {
		return Codes.key(this.code).equals(Codes.key(code));
	}

	Money gives() {
		return Objects.requireNonNullElse(this.amount, Money.ZERO);
	}

}
