/**
 * Orders, lines, status and refunds.
 */
@ApplicationModule(allowedDependencies = { "shared", "platform", "program", "member", "activity", "ledger", "product",
		"points", "points :: web" })
@NullMarked
package se.stamkund.purchase;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
