package se.stamkund.member;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.api.PageQuery;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Lists members; stays fast however many there are. */
@Service
public class MemberSearch {

	/** Beyond this, a count is only "more than". */
	public static final int COUNTED = 10_000;

	private static final int FEW = 5_000;

	private final JdbcClient jdbc;

	private final MemberKeys keys;

	private final MemberFacets facets;

	MemberSearch(JdbcClient jdbc, MemberKeys keys, MemberFacets facets) {
		this.jdbc = jdbc;
		this.keys = keys;
		this.facets = facets;
	}

	/**
	 * One page of active members.
	 * @throws InvalidMemberDataException for an e-mail address, phone or number that
	 * can't be one
	 */
	@Transactional(readOnly = true)
	public MemberPage page(ProgramId program, MemberFilter filter, PageQuery query, boolean backwards) {
		var sort = new MemberSort(filter.sort(), backwards);
		var conditions = conditions(program, filter);
		var after = query.after();
		if (after != null) {
			conditions.and(sort.after(), sort.parameters(after));
		}
		var rows = this.jdbc.sql("""
				select m.id, m.sort_name, m.first_name, m.last_name, m.enrolled_at,
					n.value as number, e.value as email, p.value as phone
				from (
					select m.* from member m where %s order by %s limit :limit
				) m
				left join member_identity n on n.program_id = m.program_id and n.member_id = m.id and n.type = 'NUMBER'
					and n.main
				left join member_identity e on e.program_id = m.program_id and e.member_id = m.id and e.type = 'EMAIL'
					and e.main
				left join member_identity p on p.program_id = m.program_id and p.member_id = m.id and p.type = 'PHONE'
					and p.main
				order by %s
				""".formatted(conditions.sql(), sort.order(), sort.order()))
			.params(conditions.parameters())
			.param("limit", query.fetchSize())
			.query(MemberSearch::row)
			.list();
		return MemberPage.of(rows, query, backwards, sort);
	}

	/** How many there are, but no more than {@value #COUNTED} and one. */
	@Transactional(readOnly = true)
	public int count(ProgramId program, MemberFilter filter) {
		var conditions = conditions(program, filter);
		return this.jdbc
			.sql("select count(*) from (select from member m where " + conditions.sql() + " limit " + (COUNTED + 1)
					+ ") counted")
			.params(conditions.parameters())
			.query(Integer.class)
			.single();
	}

	/** Tags in use, in order. */
	@Transactional(readOnly = true)
	public List<String> tags(ProgramId program) {
		return this.jdbc.sql("""
				with recursive used as (
					(select tag from member_tag where program_id = :program order by tag limit 1)
					union all
					select (select t.tag from member_tag t where t.program_id = :program and t.tag > u.tag
						order by t.tag limit 1)
					from used u where u.tag is not null
				)
				select tag from used where tag is not null limit 500
				""").param("program", program.value()).query((row, index) -> row.getString("tag")).list();
	}

	/** Hands over all of them, one at a time, in the order of the list. */
	@Transactional(readOnly = true)
	public void forEach(ProgramId program, MemberFilter filter, Consumer<MemberRow> consumer) {
		var query = PageQuery.first(PageQuery.MAX_LIMIT);
		var page = page(program, filter, query, false);
		page.rows().forEach(consumer);
		while (page.next() != null) {
			page = page(program, filter, new PageQuery(PageQuery.MAX_LIMIT, page.next()), false);
			page.rows().forEach(consumer);
		}
	}

	private MemberConditions conditions(ProgramId program, MemberFilter filter) {
		var conditions = new MemberConditions(program);
		if (filter.text() != null && !filter.text().isBlank()) {
			narrow(conditions, program, filter.text());
		}
		if (filter.email() != null) {
			conditions.andIdentity(Identity.email(filter.email()));
		}
		if (filter.phone() != null) {
			conditions.andIdentity(Identity.phone(filter.phone(), this.keys.country(program)));
		}
		if (filter.number() != null) {
			conditions.andIdentity(Identity.number(filter.number()));
		}
		if (filter.tag() != null) {
			conditions.andTag(Tags.of(filter.tag()));
		}
		filter.facets().forEach((facet, choice) -> {
			var chosen = this.facets.condition(program, facet, choice);
			conditions.and(chosen.sql(), chosen.parameters());
		});
		return conditions;
	}

	/**
	 * Few are found first and sorted then; many come soon enough when the list is walked
	 * in its order. The planner can't tell which it will be.
	 */
	private void narrow(MemberConditions conditions, ProgramId program, String typed) {
		var text = SearchText.of(typed, PhoneNumber.dialCode(this.keys.country(program)));
		var candidates = this.jdbc.sql(text.candidates(FEW + 1))
			.param("program", program.value())
			.params(text.parameters())
			.query((row, index) -> row.getString(1))
			.set();
		if (candidates.size() <= FEW) {
			conditions.and("m.id = any(:candidates::uuid[])", Map.of("candidates", candidates.toArray(String[]::new)));
		}
		else {
			conditions.and(text.condition(), text.parameters());
		}
	}

	private static MemberRow row(ResultSet row, int index) throws SQLException {
		return new MemberRow(new MemberId(row.getObject("id", UUID.class)), row.getString("sort_name"),
				row.getString("number"), row.getString("first_name"), row.getString("last_name"),
				row.getString("email"), row.getString("phone"), row.getTimestamp("enrolled_at").toInstant());
	}

}
