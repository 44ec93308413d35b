/**
 * The shopper's own pages: join, log in, home, history, profile.
 */
@ApplicationModule
@NullMarked
package se.stamkund.shopper;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
