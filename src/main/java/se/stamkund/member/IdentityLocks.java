package se.stamkund.member;

import java.util.Collection;
import java.util.Objects;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import se.stamkund.shared.ProgramId;

/**
 * Lets one transaction at a time enrol by an identity that nobody has yet, so that the
 * others find the member it makes. There is no row to lock; the unique key stands guard
 * behind it.
 */
@Component
class IdentityLocks {

	private final JdbcClient jdbc;

	IdentityLocks(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Waits for its turn, until the end of the transaction; in an order all keep. */
	void take(ProgramId program, Collection<Identity> identities) {
		if (identities.isEmpty()) {
			return;
		}
		var names = identities.stream()
			.map((identity) -> String.join("\n", program.toString(), identity.type().name(), identity.value(),
					Objects.toString(identity.store(), "")))
			.distinct()
			.sorted()
			.toArray(String[]::new);
		this.jdbc.sql("select pg_advisory_xact_lock(hashtextextended(name, 0)) from unnest(?::text[]) as l(name)")
			.param(names)
			.query((row) -> {
			});
	}

}
