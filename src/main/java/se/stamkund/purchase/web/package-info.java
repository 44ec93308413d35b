/** Orders over REST and in the admin. */
@NamedInterface("web")
@NullMarked
package se.stamkund.purchase.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
