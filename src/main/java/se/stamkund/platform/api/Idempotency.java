package se.stamkund.platform.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says how a POST keeps its {@code Idempotency-Key}. Without it the call is one
 * transaction, in which its answer is stored: both are there, or neither.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotency {

	Mode value();

	/** The ways to keep it. */
	enum Mode {

		/** The whole call in one transaction, with the answer. */
		ATOMIC,

		/**
		 * The call commits together with others by {@link GroupCommit}, which stores the
		 * answer in the transaction of the change.
		 */
		GROUPED,

		/**
		 * The call commits for itself (a bulk whose items stand alone), and natural keys
		 * make a repetition harmless. The answer is stored afterwards; should the
		 * instance die in between, the call is made again.
		 */
		AFTERWARDS,

		/** The key is ignored: the answer holds a secret, or nothing is changed. */
		OFF

	}

}
