/**
 * Entries, accounts, lots and holds on points. Knows a generic reference, never its
 * callers.
 */
@ApplicationModule(allowedDependencies = { "shared", "platform" })
@NullMarked
package se.stamkund.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
