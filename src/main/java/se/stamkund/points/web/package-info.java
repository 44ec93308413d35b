/** Points over REST and in the admin. */
@NullMarked
package se.stamkund.points.web;

import org.jspecify.annotations.NullMarked;
