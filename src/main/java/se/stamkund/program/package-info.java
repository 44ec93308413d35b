/**
 * The tenant: programmes and their sandbox twins, stores, staff and roles, API keys,
 * settings, branding, audit log.
 */
@ApplicationModule(allowedDependencies = { "shared", "platform" })
@NullMarked
package se.stamkund.program;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
