package se.stamkund.platform.security;

import java.util.Optional;

/** Knows whose API key it is. Called for every REST request, so it must be cheap. */
public interface ApiKeyAuthenticator {

	/**
	 * Finds the caller of a key.
	 * @param key as the client sent it, of any length and content
	 * @return empty if the key never existed or is revoked
	 */
	Optional<ApiCaller> authenticate(String key);

}
