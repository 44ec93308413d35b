package se.stamkund.member;

import java.time.Instant;

import se.stamkund.shared.MemberId;

/**
 * What a login link holds; known to nobody once it has been handed over.
 *
 * @param value letters, digits, {@code -} and {@code _}, fit for a url
 */
public record LoginToken(MemberId member, String value, Instant expiresAt) {

	/** Without the secret, as it would land in logs. */
	@Override
	public String toString() {
		return "LoginToken[" + this.member + ", until " + this.expiresAt + "]";
	}

}
