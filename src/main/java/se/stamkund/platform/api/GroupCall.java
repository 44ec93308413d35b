package se.stamkund.platform.api;

import org.jspecify.annotations.Nullable;

/** A call on its way into a group. */
record GroupCall<C>(C command, @Nullable IdempotentCall idempotent) {

	@Nullable String key() {
		return (this.idempotent != null) ? this.idempotent.key() : null;
	}

}
