/**
 * Technical services without a domain: security, REST conventions, web layout, mail,
 * outbox, jobs, the clock.
 */
@ApplicationModule(type = ApplicationModule.Type.OPEN, allowedDependencies = { "shared" })
@NullMarked
package se.stamkund.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
