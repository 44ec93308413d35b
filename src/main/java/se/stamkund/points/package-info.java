/**
 * Earning rules and their engine, balance and history, expiry, adjustment.
 */
@ApplicationModule(allowedDependencies = { "shared", "platform", "program", "member", "activity", "ledger" })
@NullMarked
package se.stamkund.points;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
