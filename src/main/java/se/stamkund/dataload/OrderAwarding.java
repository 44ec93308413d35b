package se.stamkund.dataload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import se.stamkund.member.MemberKey;
import se.stamkund.purchase.Awarding;
import se.stamkund.shared.MemberId;

/** Decides what each order does to points. */
@Component
class OrderAwarding {

	private final JdbcClient database;

	OrderAwarding(JdbcClient database) {
		this.database = database;
	}

	/** What each order does to points, in the order they are done. */
	Map<Awarding, List<OrderUnit>> groups(ImportContext context, List<OrderUnit> told, Map<MemberKey, MemberId> found) {
		var choice = context.view().options().awarding();
		var opening = (choice == AwardChoice.AUTO) ? withOpening(context, found) : Set.<MemberId>of();
		var groups = new LinkedHashMap<Awarding, List<OrderUnit>>();
		for (var order : told) {
			var awarding = switch (choice) {
				case HISTORY -> Awarding.HISTORY;
				case BY_DATE -> Awarding.BY_DATE;
				case TODAY -> Awarding.TODAY;
				case AUTO -> {
					var member = OrderCustomers.member(order, found);
					yield (member != null && opening.contains(member)) ? Awarding.HISTORY : Awarding.BY_DATE;
				}
			};
			groups.computeIfAbsent(awarding, (any) -> new ArrayList<>()).add(order);
		}
		return groups;
	}

	/** Those of the members who brought a balance that was not taken back. */
	private Set<MemberId> withOpening(ImportContext context, Map<MemberKey, MemberId> found) {
		return this.database
			.sql("""
					select distinct e.member_id from ledger_entry e
					join lot l on l.program_id = e.program_id and l.id = e.id
					where e.program_id = :program and e.member_id = any(:members) and e.kind = 'OPENING' and l.taken < l.initial
					""")
			.param("program", context.program().value())
			.param("members", found.values().stream().map(MemberId::value).distinct().toArray(UUID[]::new))
			.query(UUID.class)
			.list()
			.stream()
			.map((id) -> new MemberId(Objects.requireNonNull(id)))
			.collect(Collectors.toSet());
	}

}
