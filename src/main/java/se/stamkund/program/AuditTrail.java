package se.stamkund.program;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import se.stamkund.platform.api.Cursor;
import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.ProgramId;

/** Reads the audit log, the newest first. */
@Service
public class AuditTrail {

	private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

	private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

	private final AuditEntryRepository entries;

	private final StaffRepository staff;

	/** What is stored but tells a reader nothing. */
	private static final Set<String> NOBODY_ASKS = Set.of("id", "version");

	private final JsonMapper json;

	AuditTrail(AuditEntryRepository entries, StaffRepository staff, JsonMapper json) {
		this.entries = entries;
		this.staff = staff;
		this.json = json;
	}

	/** A page of what was done. */
	@Transactional(readOnly = true)
	public CursorPage<AuditView> page(ProgramId program, AuditFilter filter, PageQuery query) {
		var after = query.after();
		var rows = this.entries.findPage(program, filter.action(), filter.actor(),
				(after != null) ? after.instant(0) : END_OF_TIME, (after != null) ? after.uuid(1) : Ids.next(),
				Limit.of(query.fetchSize()));
		var names = names(rows.stream()
			.flatMap((row) -> Stream.of(row.actorId(), row.target()))
			.filter((id) -> ID.matcher(id).matches()));
		return CursorPage.of(rows, query, (row) -> Cursor.of(row.at(), row.id())).map((row) -> view(row, names));
	}

	/** Everything that was ever done, for a choice. */
	@Transactional(readOnly = true)
	public List<String> actions(ProgramId program) {
		return this.entries.findActions(program);
	}

	/** The staff who did something, by id, for a choice. */
	@Transactional(readOnly = true)
	public Map<String, String> people(ProgramId program) {
		return names(this.entries.findStaffActors(program).stream());
	}

	private Map<String, String> names(Stream<String> ids) {
		var people = ids.map(UUID::fromString).collect(Collectors.toSet());
		return people.isEmpty() ? Map.of()
				: this.staff.findByIdIn(people)
					.stream()
					.map(Staff::view)
					.collect(Collectors.toMap((person) -> person.id().toString(), StaffAccount::name));
	}

	private AuditView view(AuditRow row, Map<String, String> names) {
		var actor = new Actor(row.actorKind(), row.actorId());
		return new AuditView(row.id(), row.at(), actor, names.get(row.actorId()), row.action(),
				names.getOrDefault(row.target(), row.target()), changes(read(row.before()), read(row.after())));
	}

	private static List<AuditView.Change> changes(JsonNode before, JsonNode after) {
		var fields = new TreeSet<>(before.propertyNames());
		fields.addAll(after.propertyNames());
		fields.removeAll(NOBODY_ASKS);
		return fields.stream()
			.map((field) -> new AuditView.Change(field, text(before.path(field)), text(after.path(field))))
			.filter((change) -> change.before() != null || change.after() != null)
			.toList();
	}

	private static @Nullable String text(JsonNode node) {
		var nothing = node.isMissingNode() || node.isNull() || (node.isContainer() && node.isEmpty());
		return nothing ? null : node.isValueNode() ? node.asString() : node.toString();
	}

	private JsonNode read(@Nullable String state) {
		return (state != null) ? this.json.readTree(state) : this.json.createObjectNode();
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

}
