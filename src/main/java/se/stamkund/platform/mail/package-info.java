/** Mails: written in the transaction they belong to, sent soon after it. */
@NullMarked
package se.stamkund.platform.mail;

import org.jspecify.annotations.NullMarked;
