/**
 * Lets concurrent calls be done together: many changes in one transaction, many readings
 * in one statement.
 */
@NullMarked
package se.stamkund.platform.batch;

import org.jspecify.annotations.NullMarked;
