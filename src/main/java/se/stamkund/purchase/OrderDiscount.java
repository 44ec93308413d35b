package se.stamkund.purchase;

import org.jspecify.annotations.Nullable;
import se.stamkund.shared.Money;

/**
 * A discount on a whole order.
 *
 * @param label what the customer knows it by, such as the code "HÖST150"
 */
public record OrderDiscount(@Nullable String label, Money amount) {

}
