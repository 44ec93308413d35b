package se.stamkund.program;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

import se.stamkund.platform.api.Cursor;
import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.program.AuditNames.Name;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.ProgramId;

/** Reads the audit log, the newest first. */
@Service
public class AuditTrail {

	private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

	/** What is stored but tells a reader nothing. */
	private static final Set<String> NOBODY_ASKS = Set.of("id", "version", "logo");

	private final AuditEntryRepository entries;

	private final List<AuditNames> names;

	private final JsonMapper json;

	AuditTrail(AuditEntryRepository entries, List<AuditNames> names, JsonMapper json) {
		this.entries = entries;
		this.names = names;
		this.json = json;
	}

	/** A page of what was done. */
	@Transactional(readOnly = true)
	public CursorPage<AuditView> page(ProgramId program, AuditFilter filter, PageQuery query) {
		var after = query.after();
		var rows = this.entries.findPage(program, filter.action(), filter.actor(),
				(after != null) ? after.instant(0) : END_OF_TIME, (after != null) ? after.uuid(1) : Ids.next(),
				Limit.of(query.fetchSize()));
		var read = rows.stream().map(this::read).toList();
		var names = names(program, read.stream().flatMap(Line::ids).collect(Collectors.toSet()));
		return CursorPage.of(read, query, (line) -> Cursor.of(line.row().at(), line.row().id()))
			.map((line) -> line.view(names));
	}

	/** Everything that was ever done, for a choice. */
	@Transactional(readOnly = true)
	public List<String> actions(ProgramId program) {
		return this.entries.findActions(program);
	}

	/** The staff who did something, by id, for a choice. */
	@Transactional(readOnly = true)
	public Map<String, String> people(ProgramId program) {
		var ids = this.entries.findStaffActors(program).stream().map(UUID::fromString).collect(Collectors.toSet());
		return names(program, ids).entrySet()
			.stream()
			.collect(Collectors.toMap((person) -> person.getKey().toString(), (person) -> person.getValue().text()));
	}

	private Map<UUID, Name> names(ProgramId program, Set<UUID> ids) {
		var found = new HashMap<UUID, Name>();
		if (!ids.isEmpty()) {
			this.names.forEach((feature) -> found.putAll(feature.find(program, ids)));
		}
		return found;
	}

	private Line read(AuditRow row) {
		return new Line(row, leaves(row.before()), leaves(row.after()));
	}

	private Map<String, Object> leaves(@Nullable String state) {
		return (state != null) ? AuditLeaves.of(this.json.readTree(state)) : Map.of();
	}

	/**
	 * Which lines to show.
	 *
	 * @param action empty for all
	 * @param actor the id of who did it; empty for everybody
	 */
	public record AuditFilter(String action, String actor) {
	}

	/** As it is stored. */
	record AuditRow(UUID id, Instant at, Actor.Kind actorKind, String actorId, String action, String target,
			@Nullable String before, @Nullable String after) {
	}

	/** As it is stored, taken apart. */
	private record Line(AuditRow row, Map<String, Object> before, Map<String, Object> after) {

		Stream<UUID> ids() {
			var own = Stream.of(this.row.actorId(), this.row.target())
				.map(AuditLeaves::id)
				.flatMap((id) -> Stream.ofNullable(id));
			return Stream.of(own, AuditLeaves.ids(this.before), AuditLeaves.ids(this.after)).flatMap((ids) -> ids);
		}

		AuditView view(Map<UUID, Name> names) {
			var actor = names.get(AuditLeaves.id(this.row.actorId()));
			var id = AuditLeaves.id(this.row.target());
			var target = (id != null) ? names.get(id) : new Name(this.row.target(), null);
			return new AuditView(this.row.id(), this.row.at(), new Actor(this.row.actorKind(), this.row.actorId()),
					(actor != null) ? actor.text() : null, this.row.action(), (target != null) ? target.text() : null,
					(target != null) ? target.page() : null, this.row.before() != null && this.row.after() != null,
					changes(names));
		}

		private List<AuditView.Change> changes(Map<UUID, Name> names) {
			var fields = new LinkedHashSet<>(this.before.keySet());
			fields.addAll(this.after.keySet());
			fields.removeAll(NOBODY_ASKS);
			return fields.stream()
				.map((field) -> new AuditView.Change(field, named(this.before.get(field), names),
						named(this.after.get(field), names)))
				.filter((change) -> !Objects.equals(change.before(), change.after()))
				.toList();
		}

		private static @Nullable Object named(@Nullable Object value, Map<UUID, Name> names) {
			return switch (value) {
				case UUID id -> names.containsKey(id) ? names.get(id).text() : null;
				case List<?> many -> {
					var known = many.stream().map((one) -> named(one, names)).filter(Objects::nonNull).toList();
					yield known.isEmpty() ? null : known;
				}
				case null, default -> value;
			};
		}

	}

}
