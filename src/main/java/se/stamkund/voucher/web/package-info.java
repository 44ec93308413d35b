/** Codes over REST and on pages. */
@NullMarked
package se.stamkund.voucher.web;

import org.jspecify.annotations.NullMarked;
