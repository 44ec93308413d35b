/**
 * Codes that give something off: how they are made, whom they are for, and each of their
 * uses.
 */
@ApplicationModule(allowedDependencies = { "shared", "platform", "program", "member", "pricing" })
@NullMarked
package se.stamkund.voucher;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
