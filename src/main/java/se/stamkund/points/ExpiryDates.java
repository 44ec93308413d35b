package se.stamkund.points;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import se.stamkund.ledger.Expiry;
import se.stamkund.ledger.ExpiryChange;
import se.stamkund.ledger.Redating;
import se.stamkund.program.Programs;
import se.stamkund.shared.ProgramId;

/**
 * Tells the ledger what a change of the expiry policy means for points there were: they
 * follow it as if they had come with the change, at the earliest. So nobody's points go
 * sooner than one full period after it. Points a rule gave a life of their own keep it.
 */
@Component
class ExpiryDates implements Redating {

	private final Programs programs;

	ExpiryDates(Programs programs) {
		this.programs = programs;
	}

	@Override
	public Dates of(ProgramId program, ExpiryChange change) {
		return of(new PointsCalendar(this.programs.get(program).zone()), PointsLife.policy(change.policy()),
				change.at());
	}

	static Dates of(PointsCalendar calendar, ExpiryPolicy policy, Instant change) {
		return new Dates() {

			@Override
			public @Nullable Instant idleAt(Instant lastActivity) {
				return (policy instanceof ExpiryPolicy.Inactivity(var months))
						? calendar.inactiveAt(later(lastActivity, change), months) : null;
			}

			@Override
			public @Nullable Expiry expiry(String part, Instant activeFrom) {
				if (PointsLife.parse(part).expiry() != null) {
					return null;
				}
				if (policy instanceof ExpiryPolicy.Inactivity) {
					return Expiry.WHEN_IDLE;
				}
				var at = calendar.expiresAt(activeFrom, policy);
				var notBefore = calendar.notBefore(change, policy);
				return (at == null || notBefore == null) ? Expiry.NEVER : Expiry.at(later(at, notBefore));
			}

		};
	}

	private static Instant later(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

}
