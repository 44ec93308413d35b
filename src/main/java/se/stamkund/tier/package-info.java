/**
 * The ladder of tiers: how members qualify, where each stands, and what it gives her.
 */
@ApplicationModule(
		allowedDependencies = { "shared", "platform", "program", "member", "activity", "ledger", "points", "purchase" })
@NullMarked
package se.stamkund.tier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
