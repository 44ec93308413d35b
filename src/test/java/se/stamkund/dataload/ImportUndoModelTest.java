package se.stamkund.dataload;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import se.stamkund.ledger.HoldPosting;
import se.stamkund.ledger.Ledger;
import se.stamkund.ledger.LedgerAudit;
import se.stamkund.ledger.Posting;
import se.stamkund.ledger.Reference;
import se.stamkund.ledger.ReturnPosting;
import se.stamkund.ledger.TransferPosting;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.due.TimeTravel;
import se.stamkund.points.RefundPolicy;
import se.stamkund.program.ProgramKind;
import se.stamkund.program.ProgramRemoval;
import se.stamkund.purchase.OrderCustomer;
import se.stamkund.purchase.Orders;
import se.stamkund.purchase.Outcome;
import se.stamkund.purchase.RecordLine;
import se.stamkund.purchase.RecordOrder;
import se.stamkund.purchase.RefundOrder;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever became of imported points, undo takes back all but what expired, the books
 * agree, and the same file can be moved in again. The seed is in the name of the test.
 */
@IntegrationTest
class ImportUndoModelTest {

	private static final int MEMBERS = 4;

	private static final int STEPS = 30;

	private static final Instant START = Instant.parse("2025-03-01T10:00:00Z");

	@Autowired
	TestImports imports;

	@Autowired
	TestPrograms programs;

	@Autowired
	ProgramClock clock;

	@Autowired
	TimeTravel travel;

	@Autowired
	Ledger ledger;

	@Autowired
	MemberDirectory members;

	@Autowired
	Orders orders;

	@Autowired
	LedgerAudit audit;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	TransactionTemplate transactions;

	private Random random;

	@Autowired
	ProgramRemoval removal;

	private ProgramId program;

	private final List<UUID> mine = new ArrayList<>();

	@ParameterizedTest
	@CsvSource({ "BALANCES,1", "BALANCES,2", "BALANCES,3", "BALANCES,4", "BALANCES,5", "BALANCES,6", "ORDERS,1",
			"ORDERS,2", "ORDERS,3", "ORDERS,4", "ORDERS,5", "ORDERS,6" })
	void importLiveUndoAndImportAgain(ImportKind kind, long seed) {
		this.random = new Random(seed);
		this.program = this.programs.create(ProgramKind.DEMO, "SEK").id();
		this.clock.beginAt(this.program, START);
		var csv = (kind == ImportKind.ORDERS) ? orders() : balances();
		var done = moveIn(kind, csv);
		long brought = done.tally().count(Tally.POINTS);
		assertThat(brought).isPositive();
		var imported = this.jdbc.sql(
				"select subject_id from import_outcome where program_id = ? and result = 'DONE' and subject_id is not null")
			.param(this.program.value())
			.query(UUID.class)
			.list();

		for (int step = 0; step < STEPS; step++) {
			live(kind, imported);
		}
		var claimable = lots("select id, initial - taken from lot where program_id = ? and award_id = any(?)",
				imported);
		var policy = this.random.nextBoolean() ? RefundPolicy.DEBT : RefundPolicy.CLAMP;
		var undone = this.imports.undo(done, policy);

		var tally = undone.tally();
		assertThat(undone.state()).isEqualTo(ImportState.UNDONE);
		assertThat(this.audit.differences(this.program)).isEmpty();
		assertThat(tally.count(Tally.EXPIRED)).as("expired, by the entries").isEqualTo(expired(claimable, imported));
		assertThat(tally.count(Tally.TAKEN) + tally.count(Tally.DEBT) + tally.count(Tally.FORGIVEN)
				+ tally.count(Tally.EXPIRED))
			.as("all points are accounted for")
			.isEqualTo(claimable.values().stream().mapToLong(Long::longValue).sum());
		assertThat(lots("select id, active + pending from lot where program_id = ? and award_id = any(?)", imported)
			.values()).as("left of the import").containsOnly(0L);
		if (policy == RefundPolicy.DEBT) {
			assertThat(tally.count(Tally.FORGIVEN)).isZero();
		}

		this.travel.to(this.program, this.clock.now(this.program).plus(Duration.ofDays(2)));
		assertThat(this.audit.differences(this.program)).as("after holds have let go").isEmpty();
		var again = moveIn(kind, csv);
		assertThat(again.tally().accounted()).isEqualTo(done.tally().accounted());
		assertThat(again.tally().count(Tally.POINTS)).isEqualTo(brought);
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

	@AfterEach
	void leaveNoDemo() {
		this.removal.discard(this.program);
	}

	private ImportView moveIn(ImportKind kind, String csv) {
		var uploaded = this.imports.upload(this.program, kind, csv);
		return this.imports
			.run((kind == ImportKind.ORDERS) ? this.imports.options(uploaded, AwardChoice.BY_DATE, true) : uploaded);
	}

	private String balances() {
		var csv = new StringBuilder("external_id;points;earned_at;active_from;expires_at\n");
		for (int i = 0; i < 10; i++) {
			csv.append("%d;%d;2025-01-0%d;%s;%s%n".formatted(i % MEMBERS, 10 + this.random.nextInt(200),
					1 + this.random.nextInt(9), this.random.nextInt(4) == 0 ? "2025-04-15" : "",
					this.random.nextInt(3) == 0 ? "" : "2025-0" + (5 + this.random.nextInt(4)) + "-10"));
		}
		return csv.toString();
	}

	private String orders() {
		var csv = new StringBuilder("order_id;ordered_at;amount;external_id\n");
		for (int i = 0; i < 10; i++) {
			csv.append("o%d;202%d-0%d-10;%d,00;%d%n".formatted(i, 2 + this.random.nextInt(3),
					1 + this.random.nextInt(9), 10 + this.random.nextInt(200), i % MEMBERS));
		}
		return csv.toString();
	}

	private void live(ImportKind kind, List<UUID> imported) {
		var member = member(this.random.nextInt(MEMBERS));
		var points = Points.of(1 + this.random.nextInt(60));
		try {
			switch (this.random.nextInt(8)) {
				case 0, 1 -> post(Posting.spend(member, points, spending(), Actor.SYSTEM));
				case 2 -> {
					if (!this.mine.isEmpty()) {
						post(new ReturnPosting.GiveBack(member, null,
								new Reference("reward", this.mine.get(this.random.nextInt(this.mine.size()))), null,
								new Reference("cancelled", UUID.randomUUID()), Actor.SYSTEM));
					}
				}
				case 3 -> post(new HoldPosting.Hold(member, UUID.randomUUID(), points,
						this.clock.now(this.program).plus(Duration.ofHours(1 + this.random.nextInt(20))),
						new Reference("cart", UUID.randomUUID()), Actor.SYSTEM));
				case 4 -> {
					var to = member(this.random.nextInt(MEMBERS));
					if (!to.equals(member)) {
						post(new TransferPosting.Transfer(member, to, points, new Reference("gift", UUID.randomUUID()),
								Actor.SYSTEM));
					}
				}
				case 5 -> pass(Duration.ofDays(1 + this.random.nextInt((kind == ImportKind.ORDERS) ? 60 : 12)));
				case 6 -> this.orders.record(this.program,
						RecordOrder.paid("web", "n" + UUID.randomUUID(),
								new OrderCustomer(null, String.valueOf(this.random.nextInt(MEMBERS)), null, null), null,
								List.of(RecordLine.goods("1", "A", BigDecimal.ONE, Money.ofMinor(5000)))),
						Actor.SYSTEM);
				default -> refund(kind, imported);
			}
		}
		catch (BusinessRuleException ex) {
			// she hasn't got so many, or not any more
		}
	}

	private void refund(ImportKind kind, List<UUID> imported) {
		if (kind == ImportKind.ORDERS) {
			var order = imported.get(this.random.nextInt(imported.size()));
			this.transactions.executeWithoutResult((status) -> this.orders
				.refund(this.program,
						List.of(RefundOrder.ofAmount(order, "r" + UUID.randomUUID(),
								Money.ofMinor(100 + this.random.nextInt(3000)))),
						Actor.SYSTEM)
				.forEach(Outcome::orThrow));
		}
	}

	/** Whether or not a job has run. */
	private void pass(Duration time) {
		var until = this.clock.now(this.program).plus(time);
		if (this.random.nextBoolean()) {
			this.travel.to(this.program, until);
		}
		else {
			this.clock.advanceTo(this.program, until);
		}
	}

	private Reference spending() {
		var id = UUID.randomUUID();
		this.mine.add(id);
		return new Reference("reward", id);
	}

	private void post(Posting posting) {
		this.transactions.executeWithoutResult(
				(status) -> this.ledger.post(this.program, this.clock.now(this.program), List.of(posting)));
	}

	private MemberId member(int id) {
		return this.members.resolve(this.program, new MemberKey.ByExternal("web", String.valueOf(id)));
	}

	/** Of each lot what expired, but not what had been taken back of it already. */
	private long expired(Map<UUID, Long> claimable, List<UUID> awards) {
		var expired = lots("""
				select m.lot_id, sum(m.points) from lot_movement m join lot l on l.id = m.lot_id
				where m.kind = 'EXPIRY' and l.program_id = ? and l.award_id = any(?) group by m.lot_id
				""", awards);
		return expired.entrySet()
			.stream()
			.mapToLong((lot) -> Math.min(lot.getValue(), claimable.getOrDefault(lot.getKey(), 0L)))
			.sum();
	}

	private Map<UUID, Long> lots(String sql, List<UUID> awards) {
		var lots = new HashMap<UUID, Long>();
		this.jdbc.sql(sql).params(this.program.value(), awards.toArray(UUID[]::new)).query((row) -> {
			lots.put(row.getObject(1, UUID.class), row.getLong(2));
		});
		return lots;
	}

}
