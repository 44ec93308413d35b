/**
 * Read models and figures over several features. Reads their tables, changes nothing.
 */
@ApplicationModule(allowedDependencies = { "shared", "platform", "program" })
@NullMarked
package se.stamkund.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
