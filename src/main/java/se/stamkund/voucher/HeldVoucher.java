package se.stamkund.voucher;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Money;

/**
 * A code to be held.
 *
 * @param code as it was written
 * @param amount what it takes off
 */
public record HeldVoucher(String code, @Nullable Money amount) {

}
