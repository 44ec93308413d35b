package se.stamkund.program.keys;

import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import se.stamkund.platform.security.ApiCaller;
import se.stamkund.platform.security.ApiKeyAuthenticator;
import se.stamkund.program.Sandboxes;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.program.keys.ApiKeyRepository.UsableKey;
import se.stamkund.shared.ProgramId;

/**
 * Knows whose key it is. What it found it believes for {@link #TTL}, so that a busy key
 * costs no query, and a revoked one is refused by all instances that soon, without their
 * having to tell each other.
 */
@Component
class KeyLookup implements ApiKeyAuthenticator {

	static final Duration TTL = Duration.ofSeconds(3);

	private static final int MAX_KEPT = 10_000;

	private final ConcurrentMap<String, Found> found = new ConcurrentHashMap<>();

	private final ApiKeyRepository keys;

	private final Sandboxes sandboxes;

	private final Stores stores;

	private final Clock clock;

	KeyLookup(ApiKeyRepository keys, Sandboxes sandboxes, Stores stores, Clock clock) {
		this.keys = keys;
		this.sandboxes = sandboxes;
		this.stores = stores;
		this.clock = clock;
	}

	@Override
	public Optional<ApiCaller> authenticate(String key) {
		return KeyText.isPossible(key) ? find(new KeyText(key).hash()).map(this::caller) : Optional.empty();
	}

	private Optional<UsableKey> find(byte[] hash) {
		var name = HexFormat.of().formatHex(hash);
		var known = this.found.get(name);
		if (known != null && this.clock.millis() < known.until()) {
			return Optional.of(known.key());
		}
		var key = this.keys.findUsable(hash);
		key.ifPresentOrElse((usable) -> remember(name, usable), () -> this.found.remove(name));
		return key;
	}

	private void remember(String name, UsableKey key) {
		if (this.found.size() >= MAX_KEPT) {
			this.found.clear();
		}
		this.found.put(name, new Found(key, this.clock.millis() + TTL.toMillis()));
	}

	/** Asks each time which sandbox is the current one: a reset counts at once. */
	private ApiCaller caller(UsableKey key) {
		boolean test = key.mode() == KeyMode.TEST;
		var program = test ? this.sandboxes.of(key.programId()) : key.programId();
		var store = test ? twin(key, program) : key.storeId();
		return new ApiCaller(program, key.id(), key.kind() == KeyKind.SECRET, test, store);
	}

	/**
	 * The sandbox's store of the same code; none if the store is newer than the sandbox.
	 */
	private @Nullable UUID twin(UsableKey key, ProgramId sandbox) {
		if (key.storeId() == null) {
			return null;
		}
		var code = this.stores.get(key.programId(), key.storeId()).code();
		return this.stores.find(sandbox, code).map(StoreView::id).orElse(null);
	}

	private record Found(UsableKey key, long until) {
	}

}
