/**
 * From a cart to its order: what it costs with codes, points and gift cards, all of them
 * held together, and taken or given back with the order.
 */
@ApplicationModule(allowedDependencies = { "shared", "platform", "program", "member", "ledger", "points",
		"points :: web", "pricing", "purchase", "purchase :: web", "tier", "voucher", "giftcard", "reward" })
@NullMarked
package se.stamkund.checkout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
