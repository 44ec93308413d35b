package se.stamkund.dataload;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import se.stamkund.dataload.ImportUndoPreview.Fate;
import se.stamkund.dataload.ImportUndoPreview.Spender;
import se.stamkund.ledger.LotFates;
import se.stamkund.platform.ProgramClock;
import se.stamkund.shared.MemberId;

/** Says what taking an import back would mean: what has become of its points. */
@Component
class ImportUndoForecast {

	private static final int MOST_SPENDERS = 100;

	private static final int BATCH = 5000;

	private final LotFates fates;

	private final ImportedPeople people;

	private final ProgramClock clock;

	private final JdbcClient database;

	ImportUndoForecast(LotFates fates, ImportedPeople people, ProgramClock clock, JdbcClient database) {
		this.fates = fates;
		this.people = people;
		this.clock = clock;
		this.database = database;
	}

	ImportUndoPreview of(ImportView view) {
		var members = byMember(view);
		var all = members.values().stream().reduce(Fate.NOTHING, Fate::plus);
		var spenders = members.entrySet()
			.stream()
			.filter((each) -> each.getValue().isUsed())
			.map((each) -> new Spender(each.getKey(), each.getValue()))
			.toList();
		var most = spenders.stream()
			.sorted(Comparator.comparing((Spender each) -> -each.fate().used()).thenComparing(Spender::member))
			.limit(MOST_SPENDERS)
			.toList();
		var made = this.people.people(view);
		return new ImportUndoPreview(all, spenders.size(), most, made.made(), made.staying(), refundsOfOthers(view));
	}

	/** A piece at a time; of each member her sums are kept. */
	private Map<MemberId, Fate> byMember(ImportView view) {
		var now = this.clock.now(view.program());
		var members = new HashMap<MemberId, Fate>();
		for (var awards = awards(view, -1); !awards.isEmpty(); awards = awards(view, awards.getLast().number())) {
			this.fates.of(view.program(), awards.stream().map(Subject::id).toList(), now)
				.forEach((lot) -> members.merge(lot.member(), Fate.of(lot), Fate::plus));
		}
		members.replaceAll((member, fate) -> fate.inAll());
		return members;
	}

	private record Subject(int number, UUID id) {
	}

	private List<Subject> awards(ImportView view, int after) {
		return new ArrayList<>(this.database.sql("""
				select number, subject_id from import_outcome
				where import_id = :id and program_id = :program and result = 'DONE' and number > :after
					and subject_id is not null
				order by number limit :limit
				""")
			.param("id", view.id())
			.param("program", view.program().value())
			.param("after", after)
			.param("limit", BATCH)
			.query((row, number) -> new Subject(row.getInt("number"),
					Objects.requireNonNull(row.getObject("subject_id", UUID.class))))
			.list());
	}

	/** How much it gave back of orders that it did not bring itself. */
	private long refundsOfOthers(ImportView view) {
		return this.database.sql("""
				select count(*) from import_outcome r
				where r.import_id = :id and r.program_id = :program and r.result = 'REFUNDED' and not exists (
					select from import_outcome o where o.import_id = r.import_id and o.program_id = r.program_id
						and o.result = 'DONE' and o.subject_id = r.subject_id)
				""").param("id", view.id()).param("program", view.program().value()).query(Long.class).single();
	}

}
