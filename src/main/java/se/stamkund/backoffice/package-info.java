/**
 * Admin pages that gather several features: home, search, the member page, the till.
 */
@ApplicationModule
@NullMarked
package se.stamkund.backoffice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
