/** Orders over REST and in the admin. */
@NullMarked
package se.stamkund.purchase.web;

import org.jspecify.annotations.NullMarked;
