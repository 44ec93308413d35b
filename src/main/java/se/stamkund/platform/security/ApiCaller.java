package se.stamkund.platform.security;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

/**
 * A storefront calling with an API key.
 *
 * @param program the programme the key reaches: for a test key, the sandbox
 * @param key the key's id
 * @param secret whether it may do everything, or only what is {@link PublicRead}
 * @param test whether it reaches a sandbox
 * @param store the store that is meant when a request names none
 */
public record ApiCaller(ProgramId program, UUID key, boolean secret, boolean test,
		@Nullable UUID store) implements Caller {

	@Override
	public Actor actor() {
		return Actor.apiKey(this.key.toString());
	}

}
