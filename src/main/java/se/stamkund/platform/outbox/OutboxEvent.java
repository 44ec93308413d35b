package se.stamkund.platform.outbox;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record that can go through the {@link Outbox}. It is stored as JSON under a
 * name that outlives a renamed class: a component may be added if it can be null, none
 * may be removed or change its type.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OutboxEvent {

	/** Feature and what happened, as in {@code order.recorded}. */
	String value();

}
