package se.stamkund.tier;

import org.springframework.stereotype.Component;

import se.stamkund.platform.ProgramClock;
import se.stamkund.program.SettingsCopier;
import se.stamkund.shared.ProgramId;

/** Gives a new sandbox the ladder of its original. */
@Component
class LadderCopier implements SettingsCopier {

	private final LadderRepository versions;

	private final Birthdays birthdays;

	private final ProgramClock clock;

	LadderCopier(LadderRepository versions, Birthdays birthdays, ProgramClock clock) {
		this.versions = versions;
		this.birthdays = birthdays;
		this.clock = clock;
	}

	@Override
	public void copy(ProgramId from, ProgramId to) {
		this.versions.findCurrent(from).map(LadderVersion::view).ifPresent((view) -> {
			this.versions.saveAndFlush(new LadderVersion(to, 1, view.ladder(), this.clock.now(to)));
			this.birthdays.follow(to, view.ladder());
		});
	}

}
