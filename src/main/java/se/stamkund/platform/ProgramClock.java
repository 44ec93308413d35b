package se.stamkund.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ProgramId;

/**
 * What time it is in a programme: the real time, unless it is a sandbox whose clock was
 * moved forward or a demo that is still catching up with it. All instances see the same
 * time.
 */
@Component
public class ProgramClock {

	private final Clock clock;

	private final JdbcClient database;

	/**
	 * A movable clock is registered in the transaction that makes its programme, so a
	 * programme once seen without one stays so.
	 */
	private final Set<ProgramId> unmovable = ConcurrentHashMap.newKeySet();

	ProgramClock(Clock clock, JdbcClient database) {
		this.clock = clock;
		this.database = database;
	}

	/**
	 * The instant it is now, in microseconds as the database keeps it. Costs nothing for
	 * a live programme, one query for a sandbox.
	 */
	public Instant now(ProgramId program) {
		return realTime().plus(ahead(program));
	}

	/** Makes the clock of a new programme movable; call it where a sandbox is made. */
	public void register(ProgramId program) {
		this.unmovable.remove(program);
		this.database.sql("insert into program_clock (program_id) values (?) on conflict do nothing")
			.param(program.value())
			.update();
	}

	/**
	 * Sets the clock of a new programme back, to live through a made-up past; ends with
	 * {@link #catchUp}.
	 */
	public void beginAt(ProgramId program, Instant instant) {
		this.unmovable.remove(program);
		this.database.sql("insert into program_clock (program_id, ahead_micros) values (?, ?)")
			.params(program.value(), ChronoUnit.MICROS.between(realTime(), instant))
			.update();
	}

	/** Lets a programme live in the real time from now on; its clock stays there. */
	public void catchUp(ProgramId program) {
		this.database.sql("delete from program_clock where program_id = ?").param(program.value()).update();
	}

	/**
	 * Moves the clock forward, from where it goes on ticking. What falls due meanwhile is
	 * not done by this; {@link se.stamkund.platform.due.TimeTravel} does both.
	 * @throws BusinessRuleException if the clock is already past that instant, or isn't
	 * movable
	 */
	public void advanceTo(ProgramId program, Instant instant) {
		if (!isMovable(program)) {
			throw new BusinessRuleException("clock_not_movable", "Only the clock of a sandbox can be moved");
		}
		var ahead = ChronoUnit.MICROS.between(realTime(), instant);
		var moved = this.database.sql(
				"update program_clock set ahead_micros = :ahead where program_id = :program and ahead_micros <= :ahead")
			.param("ahead", ahead)
			.param("program", program.value())
			.update();
		if (moved == 0) {
			throw new BusinessRuleException("clock_backwards",
					"It is already " + now(program).truncatedTo(ChronoUnit.SECONDS) + " there; time only goes forward");
		}
	}

	/** Whether the programme has a clock of its own, as sandboxes have. */
	public boolean isMovable(ProgramId program) {
		ahead(program);
		return !this.unmovable.contains(program);
	}

	private Instant realTime() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	private Duration ahead(ProgramId program) {
		if (this.unmovable.contains(program)) {
			return Duration.ZERO;
		}
		var micros = this.database.sql("select ahead_micros from program_clock where program_id = ?")
			.param(program.value())
			.query(Long.class)
			.optional();
		if (micros.isEmpty()) {
			this.unmovable.add(program);
			return Duration.ZERO;
		}
		return Duration.of(micros.get(), ChronoUnit.MICROS);
	}

}
