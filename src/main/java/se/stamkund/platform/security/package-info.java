/** Who calls, how they prove it, and how often they may. */
@NullMarked
package se.stamkund.platform.security;

import org.jspecify.annotations.NullMarked;
