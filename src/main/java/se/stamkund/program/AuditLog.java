package se.stamkund.program;

import java.time.Clock;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

/** Who changed what in a programme, and when. */
@Service
public class AuditLog {

	private final AuditEntryRepository entries;

	private final JsonMapper json;

	private final Clock clock;

	AuditLog(AuditEntryRepository entries, JsonMapper json, Clock clock) {
		this.entries = entries;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * Notes a change, in the caller's transaction.
	 * @param action what happened, as {@code thing.verb}; shown in words of the bundle
	 * under {@code audit.action.<action>}
	 * @param target what it happened to: a code or an id, no personal data
	 * @param before small records or maps, written as JSON; null when there was nothing
	 * @param after likewise; null when nothing is left
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void record(ProgramId program, Actor actor, String action, String target, @Nullable Object before,
			@Nullable Object after) {
		this.entries
			.save(new AuditEntry(program, this.clock.instant(), actor, action, target, write(before), write(after)));
	}

	private @Nullable String write(@Nullable Object state) {
		return (state != null) ? this.json.writeValueAsString(state) : null;
	}

}
