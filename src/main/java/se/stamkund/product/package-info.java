/**
 * The product catalogue of each store.
 */
@ApplicationModule(allowedDependencies = { "shared", "platform", "program" })
@NullMarked
package se.stamkund.product;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
