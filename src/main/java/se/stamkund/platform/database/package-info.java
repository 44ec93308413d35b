/**
 * The database: an embedded PostgreSQL when none is configured, and the rights of the
 * role the application connects as.
 */
@NullMarked
package se.stamkund.platform.database;

import org.jspecify.annotations.NullMarked;
