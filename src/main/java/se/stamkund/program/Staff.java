package se.stamkund.program;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;

/** A person who works with one or more programmes. */
@Entity
class Staff {

	@Id
	private UUID id;

	@Column(updatable = false)
	private String email;

	private String name;

	private String passwordHash;

	private Instant passwordChangedAt;

	private Locale locale;

	private boolean founder;

	@Column(updatable = false)
	private Instant createdAt;

	@Version
	private @Nullable Integer version;

	@SuppressWarnings("NullAway.Init")
	protected Staff() {
	}

	/**
	 * A new account.
	 * @param email in lower case
	 * @param founder made with the first-start token
	 */
	Staff(String email, String name, String passwordHash, Locale locale, boolean founder, Instant at) {
		this.id = Ids.next();
		this.email = email;
		this.name = name;
		this.passwordHash = passwordHash;
		this.passwordChangedAt = at.truncatedTo(ChronoUnit.MICROS);
		this.locale = locale;
		this.founder = founder;
		this.createdAt = at;
	}

	void changeProfile(String name, Locale locale) {
		this.name = name;
		this.locale = locale;
	}

	void changePassword(String hash, Instant at) {
		this.passwordHash = hash;
		this.passwordChangedAt = at.truncatedTo(ChronoUnit.MICROS);
	}

	UUID id() {
		return this.id;
	}

	String email() {
		return this.email;
	}

	String passwordHash() {
		return this.passwordHash;
	}

	Locale locale() {
		return this.locale;
	}

	boolean founder() {
		return this.founder;
	}

	Actor actor() {
		return Actor.staff(this.id.toString());
	}

	StaffAccount view() {
		return new StaffAccount(this.id, this.email, this.name, this.locale, this.founder, this.passwordChangedAt);
	}

}
