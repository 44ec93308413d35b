/** The conventions every REST endpoint keeps: errors, paging, idempotency, versions. */
@NullMarked
package se.stamkund.platform.api;

import org.jspecify.annotations.NullMarked;
