/** Work that is done by the clock rather than by a request. */
@NullMarked
package se.stamkund.platform.jobs;

import org.jspecify.annotations.NullMarked;
