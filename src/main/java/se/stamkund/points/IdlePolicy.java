package se.stamkund.points;

import org.springframework.stereotype.Component;

import se.stamkund.ledger.Inactivity;
import se.stamkund.program.Programs;
import se.stamkund.shared.ProgramId;

/** Tells the ledger how long a member may be idle. */
@Component
class IdlePolicy implements Inactivity {

	private final PointsSettingsService settings;

	private final Programs programs;

	IdlePolicy(PointsSettingsService settings, Programs programs) {
		this.settings = settings;
		this.programs = programs;
	}

	@Override
	public Rule of(ProgramId program) {
		var months = this.settings.idleMonths(program);
		if (months.isEmpty()) {
			return Rule.NEVER;
		}
		var calendar = new PointsCalendar(this.programs.get(program).zone());
		return (lastActivity) -> calendar.inactiveAt(lastActivity, months.get());
	}

}
