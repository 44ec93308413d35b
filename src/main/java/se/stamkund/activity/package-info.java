/**
 * One append-only timeline of what happened to a member or an anonymous visitor.
 */
@ApplicationModule(allowedDependencies = { "shared", "platform", "program", "member" })
@NullMarked
package se.stamkund.activity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
