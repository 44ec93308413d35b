/**
 * Members: identities, profile, consent, merge and erasure.
 */
@ApplicationModule(allowedDependencies = { "shared", "platform", "program" })
@NullMarked
package se.stamkund.member;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
