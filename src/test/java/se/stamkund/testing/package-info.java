/** What integration tests of every feature share. */
@NullMarked
package se.stamkund.testing;

import org.jspecify.annotations.NullMarked;
