package se.stamkund.platform.api;

import org.jspecify.annotations.Nullable;

/**
 * The version a client means to change; controllers of resources with an {@link ETag}
 * take it as a method argument.
 *
 * @param value the {@code If-Match} header
 */
public record IfMatch(@Nullable String value) {

	/**
	 * Lets only a client pass that has seen the current version.
	 * @throws PreconditionException 428 if it named none, 412 if it named another
	 */
	public void require(ETag current) {
		if (this.value == null) {
			throw PreconditionException.missing();
		}
		if (!this.value.strip().equals("*") && !names(this.value, current)) {
			throw PreconditionException.stale();
		}
	}

	private static boolean names(String header, ETag current) {
		for (String candidate : header.split(",")) {
			if (candidate.strip().equals(current.header())) {
				return true;
			}
		}
		return false;
	}

}
