package se.stamkund.program;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.ProgramId;

/**
 * Tells the audit log what people call the things it only keeps the ids of. A feature
 * answers for its own; an id that nobody knows is not shown.
 */
public interface AuditNames {

	/** The names of those of the ids that are the feature's, in one query. */
	Map<UUID, Name> find(ProgramId program, Set<UUID> ids);

	/**
	 * A name.
	 *
	 * @param page where there is more to see of it
	 */
	record Name(String text, @Nullable String page) {
	}

}
