package se.stamkund.tier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import se.stamkund.platform.ProgramClock;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/**
 * Takes changed ladders to all members, in batches that any instance may do. It begins
 * once every instance must know of the ladder and all that began before it has ended.
 */
@Component
public class Rollouts {

	static final int BATCH = 2_000;

	private final Ladders ladders;

	private final Dossiers dossiers;

	private final DossierStore store;

	private final Bookings bookings;

	private final ObjectProvider<RolloutWorker> worker;

	private final ObjectProvider<BroughtBefore> brought;

	private final ProgramClock programClock;

	private final Clock clock;

	private final JdbcClient database;

	private final Duration settling;

	Rollouts(Ladders ladders, Dossiers dossiers, DossierStore store, Bookings bookings,
			ObjectProvider<RolloutWorker> worker, ObjectProvider<BroughtBefore> brought, ProgramClock programClock,
			Clock clock, JdbcClient database, @Value("${stamkund.tiers.settling:5s}") Duration settling) {
		this.ladders = ladders;
		this.dossiers = dossiers;
		this.store = store;
		this.bookings = bookings;
		this.worker = worker;
		this.brought = brought;
		this.programClock = programClock;
		this.clock = clock;
		this.database = database;
		this.settling = settling;
	}

	/** The latest rollout of a programme. */
	@Transactional(readOnly = true)
	public Optional<RolloutView> latest(ProgramId program) {
		return this.database
			.sql("select * from tier_rollout where program_id = ? order by number desc, started_at desc limit 1")
			.param(program.value())
			.query((row, number) -> new RolloutView(row.getInt("number"), row.getLong("total"), row.getLong("done"),
					row.getLong("up"), row.getLong("down"),
					row.getObject("started_at", OffsetDateTime.class).toInstant(), instant(row, "finished_at")))
			.optional();
	}

	/** Begins one, in the transaction that changes the ladder. */
	void begin(ProgramId program, LadderView ladder) {
		var now = utc();
		this.database
			.sql("update tier_rollout set finished_at = :now where program_id = :program and finished_at is null")
			.param("now", now)
			.param("program", program.value())
			.update();
		this.database.sql("""
				insert into tier_rollout (id, program_id, number, ready_at, total, started_at)
				values (:id, :program, :number, :ready,
					(select count(*) from member where program_id = :program and status = 'ACTIVE'), :now)
				""")
			.param("id", Ids.next())
			.param("program", program.value())
			.param("number", ladder.number())
			.param("ready", now.plus(this.settling))
			.param("now", now)
			.update();
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
			@Override
			public void afterCommit() {
				Rollouts.this.worker.ifAvailable(RolloutWorker::wake);
			}
		});
	}

	/**
	 * Does a batch of any rollout that nobody else is at; answers whether there may be
	 * more.
	 */
	@Transactional
	public boolean runBatch() {
		return this.database.sql("""
				select * from tier_rollout where finished_at is null and ready_at <= ?
				order by ready_at limit 1 for update skip locked
				""")
			.param(utc())
			.query((row, number) -> new Open(row.getObject("id", UUID.class),
					new ProgramId(row.getObject("program_id", UUID.class)), row.getObject("horizon", Long.class),
					row.getObject("after_member", UUID.class)))
			.optional()
			.map(this::run)
			.orElse(false);
	}

	private boolean run(Open rollout) {
		if (rollout.horizon() == null) {
			setHorizon(rollout);
			return true;
		}
		if (!hasSettled(rollout.horizon())) {
			return false;
		}
		var ladder = this.ladders.of(rollout.program());
		var scanned = scan(rollout);
		var members = scanned.stream().filter(Scanned::buys).map(Scanned::member).toList();
		int up = bring(rollout.program(), scanned);
		int down = 0;
		if (!members.isEmpty() && ladder.isPresent()) {
			this.store.recount(rollout.program(), members);
			var moves = this.bookings.book(rollout.program(), ladder.get(),
					this.dossiers.read(rollout.program(), members).values(), this.programClock.now(rollout.program()),
					Occasion.LADDER, Actor.SYSTEM);
			int higher = (int) moves.stream().filter(TierMove::up).count();
			up += higher;
			down = moves.size() - higher;
		}
		boolean finished = scanned.size() < BATCH;
		this.database
			.sql("""
					update tier_rollout set after_member = coalesce(:after, after_member), done = least(total, done + :done),
						up = up + :up, down = down + :down, finished_at = case when :finished then :now end
					where id = :id and program_id = :program
					""")
			.param("after", scanned.isEmpty() ? null : scanned.getLast().member().value())
			.param("done", scanned.size())
			.param("up", up)
			.param("down", down)
			.param("finished", finished)
			.param("now", utc())
			.param("id", rollout.id())
			.param("program", rollout.program().value())
			.update();
		return true;
	}

	/** Members who moved in before there was a ladder stand where they stood. */
	private int bring(ProgramId program, List<Scanned> scanned) {
		var members = scanned.stream().map(Scanned::member).toList();
		return this.brought.orderedStream().mapToInt((source) -> source.bring(program, members)).sum();
	}

	/** Notes which transactions run that may not know of the ladder. */
	private void setHorizon(Open rollout) {
		this.database.sql("""
				update tier_rollout set horizon = cast(cast(pg_snapshot_xmax(pg_current_snapshot()) as text) as bigint)
				where id = :id and program_id = :program
				""").param("id", rollout.id()).param("program", rollout.program().value()).update();
	}

	/** Whether all of them have ended. */
	private boolean hasSettled(long horizon) {
		return this.database.sql("select cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint) >= ?")
			.param(horizon)
			.query(Boolean.class)
			.single();
	}

	/** The next members by their ids, and whether they have bought or been placed. */
	private List<Scanned> scan(Open rollout) {
		return new ArrayList<>(this.database
			.sql("""
					select m.id, exists (select from tier_member t where t.program_id = m.program_id and t.member_id = m.id)
						or exists (select from purchase_order o where o.program_id = m.program_id and o.member_id = m.id) as buys
					from member m
					where m.program_id = :program and (cast(:after as uuid) is null or m.id > :after)
					order by m.id
					limit :limit
					""")
			.param("program", rollout.program().value())
			.param("after", rollout.after())
			.param("limit", BATCH)
			.query((row, number) -> new Scanned(new MemberId(row.getObject("id", UUID.class)), row.getBoolean("buys")))
			.list());
	}

	private OffsetDateTime utc() {
		return OffsetDateTime.ofInstant(this.clock.instant(), ZoneOffset.UTC);
	}

	private static java.time.@Nullable Instant instant(ResultSet row, String column) throws SQLException {
		var value = row.getObject(column, OffsetDateTime.class);
		return (value != null) ? value.toInstant() : null;
	}

	private record Open(UUID id, ProgramId program, @Nullable Long horizon, @Nullable UUID after) {
	}

	private record Scanned(MemberId member, boolean buys) {
	}

}
