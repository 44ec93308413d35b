/** Quotes and holds over REST, and what a merchant decides about them. */
@NullMarked
package se.stamkund.checkout.web;

import org.jspecify.annotations.NullMarked;
