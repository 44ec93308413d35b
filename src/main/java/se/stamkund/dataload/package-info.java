/**
 * The demo shop.
 */
@ApplicationModule
@NullMarked
package se.stamkund.dataload;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
