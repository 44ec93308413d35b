package se.stamkund.purchase;

import org.jspecify.annotations.Nullable;

/**
 * What a store knew of the customer when it told of the order.
 *
 * @param email in lower case
 * @param phone in E.164
 */
public record CustomerView(@Nullable String externalId, @Nullable String email, @Nullable String phone) {

}
