/** What features book when its time has come, by each programme's clock. */
@NullMarked
package se.stamkund.platform.due;

import org.jspecify.annotations.NullMarked;
