/**
 * What members can have for their points: the catalogue, who may have what and why not,
 * taking it and giving it back, and how far points pay at the checkout.
 */
@ApplicationModule(allowedDependencies = { "shared", "platform", "program", "member", "activity", "ledger", "points",
		"tier", "pricing", "voucher", "giftcard" })
@NullMarked
package se.stamkund.reward;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
