package se.stamkund.program;

import java.time.Clock;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

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
		this.json = AuditJson.mapper(json);
		this.clock = clock;
	}

	/**
	 * Notes a change, in the caller's transaction; of two states only what differs, and
	 * nothing if that is nothing.
	 * @param action what happened, as {@code thing.verb}; shown in words of the bundle
	 * under {@code audit.action.<action>}
	 * @param target what it happened to: a code or an id, no personal data
	 * @param before a small record or map, written as JSON; null when there was nothing.
	 * Its fields are named by {@code audit.field.<path>} in the bundles, the constants
	 * they may have by {@code audit.value.<path>.<CONSTANT>}
	 * @param after likewise; null when nothing is left
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void record(ProgramId program, Actor actor, String action, String target, @Nullable Object before,
			@Nullable Object after) {
		var was = tree(before);
		var is = tree(after);
		if (was != null && is != null) {
			for (var field : List.copyOf(was.propertyNames())) {
				if (was.path(field).equals(is.path(field))) {
					was.remove(field);
					is.remove(field);
				}
			}
			if (was.isEmpty() && is.isEmpty()) {
				return;
			}
		}
		this.entries.save(new AuditEntry(program, this.clock.instant(), actor, action, target, write(was), write(is)));
	}

	private @Nullable ObjectNode tree(@Nullable Object state) {
		return (state != null) ? this.json.valueToTree(state) : null;
	}

	private @Nullable String write(@Nullable ObjectNode state) {
		return (state != null) ? this.json.writeValueAsString(state) : null;
	}

}
