package se.stamkund.points;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
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
	public @Nullable Instant expiry(ProgramId program, Instant lastActivity) {
		if (this.settings.get(program).settings().expiry() instanceof ExpiryPolicy.Inactivity(var months)) {
			return new PointsCalendar(this.programs.get(program).zone()).inactiveAt(lastActivity, months);
		}
		return null;
	}

}
