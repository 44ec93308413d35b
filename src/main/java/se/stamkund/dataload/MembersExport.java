package se.stamkund.dataload;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import se.stamkund.shared.ProgramId;

/**
 * Members with all that is known of them; a further line for each further store that
 * knows them.
 */
@Component
class MembersExport implements Export {

	private static final List<String> PROFILE = List.of("first_name", "last_name", "birthday", "language", "tags",
			"tier", "tier_until", "lifetime_points");

	private static final List<String> CONSENTS = List.of("consent_email", "consent_sms", "consent_post", "consent_push",
			"consent_terms", "consent_profiling", "consent_survey_email", "consent_survey_sms");

	private static final TypeReference<Map<String, Object>> ATTRIBUTES = new TypeReference<>() {
	};

	/** What was earned elsewhere holds the opening points already. */
	private static final String MEMBERS = """
			select m.first_name, m.last_name, m.birthday, m.language, m.attributes, i.number, i.email, i.phone, i.externals,
				array(select t.tag from member_tag t where t.program_id = m.program_id and t.member_id = m.id
					order by t.tag) as tags,
				array(select distinct on (c.purpose, c.channel) c.purpose || '/' || c.channel || '/'
						|| case when c.given then 'yes' else 'no' end || ' '
						|| to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
					from consent c where c.program_id = m.program_id and c.member_id = m.id
					order by c.purpose, c.channel, c.at desc, c.id desc) as consents,
				v.tier, v.tier_until, nullif(coalesce(v.lifetime_points, 0) + coalesce(a.lifetime, 0)
					- case when v.lifetime_points is null then 0 else (
						select coalesce(sum(l.initial - l.taken), 0) from lot l
						where l.program_id = m.program_id and l.member_id = m.id and l.source = 'OPENING') end, 0)
					as lifetime_points
			from (select *, id as member_id from member where program_id = :program and status = 'ACTIVE') m
			left join points_account a on a.program_id = m.program_id and a.member_id = m.id
			left join member_moved_in v on v.program_id = m.program_id and v.member_id = m.id
			%s
			order by m.id
			"""
		.formatted(KnownAs.IDENTITIES.formatted("m"));

	private final ExportRows rows;

	private final JdbcClient database;

	private final JsonMapper json;

	MembersExport(ExportRows rows, JdbcClient database, JsonMapper json) {
		this.rows = rows;
		this.database = database;
		this.json = json;
	}

	@Override
	public String kind() {
		return "members";
	}

	@Override
	public void write(ProgramId program, Consumer<@Nullable String[]> line) {
		var attributes = attributes(program);
		var headings = new ArrayList<>(PROFILE);
		headings.addAll(CONSENTS);
		attributes.forEach((name) -> headings.add(ImportMapping.ATTRIBUTE + name));
		line.accept(KnownAs.headings(headings));
		this.rows.each(MEMBERS, program, (row) -> {
			line.accept(KnownAs.first(row).followedBy(cells(row, attributes)));
			for (var other : KnownAs.others(row)) {
				line.accept(other.followedBy(new @Nullable String[headings.size()]));
			}
		});
	}

	private TreeSet<String> attributes(ProgramId program) {
		return new TreeSet<>(this.database
			.sql("select distinct jsonb_object_keys(attributes) from member where program_id = ? and status = 'ACTIVE'")
			.param(program.value())
			.query(String.class)
			.list());
	}

	private @Nullable String[] cells(ResultSet row, TreeSet<String> attributes) throws SQLException {
		var told = consents(ExportRows.texts(row, "consents"));
		var own = this.json.readValue(row.getString("attributes"), ATTRIBUTES);
		var cells = new ArrayList<@Nullable String>();
		for (var column : List.of("first_name", "last_name", "birthday", "language")) {
			cells.add(row.getString(column));
		}
		cells.add(String.join(", ", ExportRows.texts(row, "tags")));
		cells.add(row.getString("tier"));
		cells.add(ExportRows.time(row, "tier_until"));
		cells.add(row.getString("lifetime_points"));
		CONSENTS.forEach((name) -> cells.add(told.get(name)));
		attributes.forEach((name) -> cells.add(own.containsKey(name) ? String.valueOf(own.get(name)) : null));
		return cells.toArray(String[]::new);
	}

	private static Map<String, String> consents(List<String> told) {
		var cells = new HashMap<String, String>();
		for (var each : told) {
			var parts = each.split("/", 3);
			var name = switch (parts[0]) {
				case "MARKETING" -> "consent_" + parts[1].toLowerCase(Locale.ROOT);
				case "SURVEYS" -> "consent_survey_" + parts[1].toLowerCase(Locale.ROOT);
				default -> "consent_" + parts[0].toLowerCase(Locale.ROOT);
			};
			cells.put(name, parts[2]);
		}
		return cells;
	}

}
