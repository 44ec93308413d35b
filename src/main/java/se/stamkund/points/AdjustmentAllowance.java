package se.stamkund.points;

import java.time.LocalDate;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import se.stamkund.program.SupportLimits;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.ProgramId;

/** Keeps support within its limits; one conditional statement decides, so exactly. */
@Component
class AdjustmentAllowance {

	private final JdbcClient database;

	AdjustmentAllowance(JdbcClient database) {
		this.database = database;
	}

	/** Uses some of what the person may give or take that day. */
	void use(ProgramId program, Actor actor, LocalDate day, long points, SupportLimits limits) {
		var atATime = limits.atATime().value();
		if (points > atATime) {
			throw new BusinessRuleException("adjustment_too_large", "You may adjust at most " + atATime + " at a time",
					atATime);
		}
		var aDay = limits.aDay().value();
		var used = (points > aDay) ? 0
				: this.database.sql("""
						insert into adjustment_allowance as a (id, program_id, actor, day, used)
						values (:id, :program, :actor, :day, :points)
						on conflict (program_id, actor, day) do update set used = a.used + excluded.used
						where a.used + excluded.used <= :limit
						""")
					.param("id", Ids.next())
					.param("program", program.value())
					.param("actor", actor.toString())
					.param("day", day)
					.param("points", points)
					.param("limit", aDay)
					.update();
		if (used == 0) {
			throw new BusinessRuleException("adjustments_used_up",
					"You may adjust at most " + aDay + " a day; ask a manager for more", aDay);
		}
	}

	/** An adjustment of that day was undone. */
	void giveBack(ProgramId program, String actor, LocalDate day, long points) {
		this.database.sql("""
				update adjustment_allowance set used = greatest(0, used - :points)
				where program_id = :program and actor = :actor and day = :day
				""")
			.param("points", points)
			.param("program", program.value())
			.param("actor", actor)
			.param("day", day)
			.update();
	}

}
