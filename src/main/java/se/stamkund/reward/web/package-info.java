/** Rewards over REST and on pages. */
@NullMarked
package se.stamkund.reward.web;

import org.jspecify.annotations.NullMarked;
