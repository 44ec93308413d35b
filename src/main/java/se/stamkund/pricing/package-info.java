/**
 * What offers take off a cart: pure functions, with a reason for every answer.
 */
@ApplicationModule(allowedDependencies = "shared")
@NullMarked
package se.stamkund.pricing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
