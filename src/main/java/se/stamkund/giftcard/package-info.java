/**
 * Gift cards: money under a code, paid with in parts and given back in parts.
 */
@ApplicationModule(allowedDependencies = { "shared", "platform", "program", "member", "voucher" })
@NullMarked
package se.stamkund.giftcard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
