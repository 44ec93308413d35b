/** Tiers over REST and on pages. */
@NullMarked
package se.stamkund.tier.web;

import org.jspecify.annotations.NullMarked;
