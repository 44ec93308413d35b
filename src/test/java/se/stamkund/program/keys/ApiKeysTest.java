package se.stamkund.program.keys;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import se.stamkund.platform.security.ApiKeyAuthenticator;
import se.stamkund.program.Sandboxes;
import se.stamkund.program.Stores;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.NotFoundException;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@IntegrationTest
class ApiKeysTest {

	@Autowired
	ApiKeys keys;

	@Autowired
	ApiKeyAuthenticator authenticator;

	@Autowired
	ApiKeyRepository repository;

	@Autowired
	ApiCallWriter writer;

	@Autowired
	TestPrograms programs;

	@Autowired
	Sandboxes sandboxes;

	@Autowired
	Stores stores;

	@Autowired
	JdbcClient database;

	@Test
	void knowsTheCallerByTheSecretThatIsShownOnce() {
		var program = this.programs.create();
		var created = this.keys.create(program.id(),
				new NewKey("Webben", KeyKind.SECRET, KeyMode.LIVE, program.webStore()), Actor.SYSTEM);

		assertThat(created.secret()).matches(Pattern.compile("sk_live_[0-9A-Za-z]{43}"));
		assertThat(this.authenticator.authenticate(created.secret())).hasValueSatisfying((caller) -> {
			assertThat(caller.program()).isEqualTo(program.id());
			assertThat(caller.secret()).isTrue();
			assertThat(caller.test()).isFalse();
			assertThat(caller.store()).isEqualTo(program.webStore());
		});
		assertThat(this.keys.list(program.id())).singleElement()
			.satisfies((key) -> assertThat(created.secret()).startsWith(key.prefix()).hasSizeGreaterThan(40));
		assertThat(created).hasToString("CreatedKey[" + created.key().prefix() + "…]");
	}

	@Test
	void storesNothingTheSecretCouldBeReadFrom() {
		var created = this.keys.create(this.programs.createId(),
				new NewKey("Webben", KeyKind.SECRET, KeyMode.LIVE, null), Actor.SYSTEM);
		var secretPart = created.secret().substring(created.key().prefix().length());

		assertThat(this.database.sql("select row_to_json(k)::text from api_key k where id = ?")
			.param(created.key().id())
			.query(String.class)
			.single()).doesNotContain(secretPart);
	}

	@Test
	void sendsATestKeyToTheSandboxOfTheMoment() {
		var program = this.programs.create();
		var created = this.keys.create(program.id(),
				new NewKey("Test", KeyKind.SECRET, KeyMode.TEST, program.webStore()), Actor.SYSTEM);

		var before = this.authenticator.authenticate(created.secret()).orElseThrow();
		var fresh = this.sandboxes.reset(program.id());
		var after = this.authenticator.authenticate(created.secret()).orElseThrow();

		assertThat(before.program()).isNotEqualTo(program.id()).isNotEqualTo(fresh);
		assertThat(after.program()).isEqualTo(fresh);
		assertThat(after.store()).isEqualTo(this.stores.find(fresh, "web").orElseThrow().id());
	}

	@Test
	void refusesARevokedKeyWithinItsTimeToLive() {
		var now = new AtomicReference<>(Instant.EPOCH);
		InstantSource time = now::get;
		var lookup = new KeyLookup(this.repository, this.sandboxes, this.stores, time.withZone(ZoneOffset.UTC));
		var program = this.programs.createId();
		var created = this.keys.create(program, new NewKey("Gammal", KeyKind.SECRET, KeyMode.LIVE, null), Actor.SYSTEM);
		assertThat(lookup.authenticate(created.secret())).isPresent();

		this.keys.revoke(program, created.key().id(), Actor.SYSTEM);
		now.set(Instant.EPOCH.plus(KeyLookup.TTL));

		assertThat(lookup.authenticate(created.secret())).isEmpty();
	}

	@Test
	void makesNoKeyForASandboxOrAnothersStore() {
		var program = this.programs.create();
		var sandbox = this.sandboxes.of(program.id());
		var elsewhere = this.programs.create().webStore();

		assertThatExceptionOfType(BusinessRuleException.class).isThrownBy(
				() -> this.keys.create(sandbox, new NewKey("Test", KeyKind.SECRET, KeyMode.TEST, null), Actor.SYSTEM));
		assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> this.keys.create(program.id(),
				new NewKey("Test", KeyKind.SECRET, KeyMode.LIVE, elsewhere), Actor.SYSTEM));
	}

	@Test
	void hidesAnotherProgrammesKeys() {
		var created = this.keys.create(this.programs.createId(),
				new NewKey("Annans", KeyKind.SECRET, KeyMode.LIVE, null), Actor.SYSTEM);

		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> this.keys.revoke(this.programs.createId(), created.key().id(), Actor.SYSTEM));
	}

	@Test
	void notesUseAtMostOnceAMinute() {
		var program = this.programs.createId();
		var key = this.keys.create(program, new NewKey("Flitig", KeyKind.SECRET, KeyMode.LIVE, null), Actor.SYSTEM)
			.key()
			.id();
		this.writer.used(key);
		this.writer.flush();
		var first = this.keys.get(program, key).lastUsedAt();

		this.writer.used(key);
		this.writer.flush();

		assertThat(first).isNotNull();
		assertThat(this.keys.get(program, key).lastUsedAt()).isEqualTo(first);
	}

}
