/**
 * Read models and figures over several features. Reads their tables, changes nothing but
 * sums of its own.
 */
@ApplicationModule(allowedDependencies = { "shared", "platform", "program", "ledger", "points" })
@NullMarked
package se.stamkund.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
