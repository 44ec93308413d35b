package se.stamkund.program.keys;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.program.AuditLog;
import se.stamkund.program.ProgramKind;
import se.stamkund.program.Programs;
import se.stamkund.program.Stores;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** The API keys of a programme. */
@Service
public class ApiKeys {

	/** More is a mistake, or somebody using keys for what they are not. */
	private static final int MAX_USABLE = 100;

	private final ApiKeyRepository keys;

	private final Programs programs;

	private final Stores stores;

	private final AuditLog audit;

	private final Clock clock;

	ApiKeys(ApiKeyRepository keys, Programs programs, Stores stores, AuditLog audit, Clock clock) {
		this.keys = keys;
		this.programs = programs;
		this.stores = stores;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * Makes a key, whose secret only the answer holds.
	 * @throws NotFoundException if there is no such programme or store
	 * @throws BusinessRuleException if the programme is a sandbox, which is reached with
	 * the test keys of its twin, or has too many keys
	 */
	@Transactional
	public CreatedKey create(ProgramId program, NewKey command, Actor actor) {
		if (this.programs.get(program).isSandbox()) {
			throw new BusinessRuleException("sandbox_has_no_keys", "Make a test key in the live programme instead");
		}
		if (list(program).stream().filter((key) -> !key.isRevoked()).count() >= MAX_USABLE) {
			throw new BusinessRuleException("too_many_keys",
					"There are " + MAX_USABLE + " keys already; revoke one that is not used");
		}
		if (command.store() != null) {
			this.stores.get(program, command.store());
		}
		return keep(program, command, KeyText.random(command.kind(), command.mode()), actor);
	}

	/**
	 * Makes the key that a demo tells everybody.
	 * @throws BusinessRuleException if the programme is anything but a demo
	 */
	@Transactional
	public CreatedKey createPublic(ProgramId program, NewKey command, String text, Actor actor) {
		if (this.programs.get(program).kind() != ProgramKind.DEMO || !KeyText.isPossible(text)) {
			throw new BusinessRuleException("key_must_be_random", "Only a demo's key may be known to all");
		}
		return keep(program, command, new KeyText(text), actor);
	}

	private CreatedKey keep(ProgramId program, NewKey command, KeyText text, Actor actor) {
		var key = this.keys.saveAndFlush(new ApiKey(program, command, text, this.clock.instant())).view();
		this.audit.record(program, actor, "api_key.created", key.prefix(), null, new State(key));
		return new CreatedKey(key, text.text());
	}

	/** All keys, the newest first, revoked ones too. */
	@Transactional(readOnly = true)
	public List<KeyView> list(ProgramId program) {
		return this.keys.findByProgramIdOrderByIdDesc(program).stream().map(ApiKey::view).toList();
	}

	/**
	 * One key.
	 * @throws NotFoundException if the programme has no such key
	 */
	@Transactional(readOnly = true)
	public KeyView get(ProgramId program, UUID id) {
		return require(program, id).view();
	}

	/**
	 * Takes a key out of use for good; every instance refuses it within
	 * {@link KeyLookup#TTL}. Again is no error.
	 * @throws NotFoundException if the programme has no such key
	 */
	@Transactional
	public KeyView revoke(ProgramId program, UUID id, Actor actor) {
		var key = require(program, id);
		if (key.revoke(this.clock.instant())) {
			this.keys.saveAndFlush(key);
			this.audit.record(program, actor, "api_key.revoked", key.view().prefix(), new State(key.view()), null);
		}
		return key.view();
	}

	private ApiKey require(ProgramId program, UUID id) {
		return this.keys.findByProgramIdAndId(program, id)
			.orElseThrow(() -> new NotFoundException("api_key", "There is no such API key"));
	}

	private record State(String name, KeyKind kind, KeyMode mode) {

		private State(KeyView key) {
			this(key.name(), key.kind(), key.mode());
		}

	}

}
