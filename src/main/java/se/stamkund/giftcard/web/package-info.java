/** Gift cards over REST and on pages. */
@NullMarked
package se.stamkund.giftcard.web;

import org.jspecify.annotations.NullMarked;
