/** The catalogue over REST and in the admin. */
@NullMarked
package se.stamkund.product.web;

import org.jspecify.annotations.NullMarked;
