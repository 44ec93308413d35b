package se.stamkund.points;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Which of a member's awarded purchases in turn one is: "1" for her first. */
@Component
class OrderNumberFacts implements FactSource {

	static final String ORDER_NUMBER = "order_number";

	private final JdbcClient database;

	OrderNumberFacts(JdbcClient database) {
		this.database = database;
	}

	@Override
	public Set<String> names() {
		return Set.of(ORDER_NUMBER);
	}

	@Override
	public List<Map<String, Set<String>>> facts(ProgramId program, List<PurchaseFacts> purchases) {
		var earlier = earlier(program, purchases);
		var inBatch = new HashMap<MemberId, Integer>();
		var facts = new ArrayList<Map<String, Set<String>>>();
		for (int i = 0; i < purchases.size(); i++) {
			var member = purchases.get(i).member();
			if (member == null) {
				facts.add(Map.of());
				continue;
			}
			var before = inBatch.merge(member, 1, Integer::sum) - 1;
			facts.add(Map.of(ORDER_NUMBER, Set.of(String.valueOf(earlier.get(i) + before + 1))));
		}
		return facts;
	}

	private List<Long> earlier(ProgramId program, List<PurchaseFacts> purchases) {
		return this.database.sql("""
				select count(a.id)
				from unnest(:members::uuid[], :times::timestamptz[]) with ordinality as q (member, at, position)
				left join award a on a.program_id = :program and a.member_id = q.member and a.purchased_at <= q.at
				group by q.position
				order by q.position
				""")
			.param("members",
					purchases.stream()
						.map(PurchaseFacts::member)
						.map((member) -> (member != null) ? member.value() : null)
						.toArray(UUID[]::new))
			.param("times",
					purchases.stream().map((purchase) -> Timestamp.from(purchase.at())).toArray(Timestamp[]::new))
			.param("program", program.value())
			.query(Long.class)
			.list()
			.stream()
			.map(Objects::requireNonNull)
			.toList();
	}

}
