/**
 * Events that are told after the transaction that made them, at least once, to whoever
 * listens.
 */
@NullMarked
package se.stamkund.platform.outbox;

import org.jspecify.annotations.NullMarked;
