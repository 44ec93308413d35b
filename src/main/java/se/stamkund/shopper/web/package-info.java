/** The shopper's pages under {@code /p/{program}}. */
@NullMarked
package se.stamkund.shopper.web;

import org.jspecify.annotations.NullMarked;
