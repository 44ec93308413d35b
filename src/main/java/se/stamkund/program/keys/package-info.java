/** API keys, and the log of what was called with them. */
@NamedInterface("keys")
@NullMarked
package se.stamkund.program.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
