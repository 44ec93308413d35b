package se.stamkund.tier;

import java.time.LocalDate;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.program.AuditLog;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ConflictException;
import se.stamkund.shared.ProgramId;

/** The ladder of a programme, and changes to it. */
@Service
public class TierLadders {

	/** The revision of a programme that has no ladder yet. */
	public static final String NONE = "0";

	private final LadderRepository versions;

	private final Ladders ladders;

	private final Rollouts rollouts;

	private final Birthdays birthdays;

	private final ProgramClock clock;

	private final AuditLog audit;

	TierLadders(LadderRepository versions, Ladders ladders, Rollouts rollouts, Birthdays birthdays, ProgramClock clock,
			AuditLog audit) {
		this.versions = versions;
		this.ladders = ladders;
		this.rollouts = rollouts;
		this.birthdays = birthdays;
		this.clock = clock;
		this.audit = audit;
	}

	/** The ladder, if there is one. */
	@Transactional(readOnly = true)
	public Optional<LadderView> find(ProgramId program) {
		return this.versions.findCurrent(program).map(LadderVersion::view);
	}

	/**
	 * Makes this the ladder. If it moves anybody, all members are gone through in the
	 * background; what is shown and earned follows it at once.
	 * @param revision of the ladder that was read; {@link #NONE} if there was none
	 * @throws ConflictException {@code tiers_changed} if somebody changed it since
	 * @throws BusinessRuleException if it can't be climbed
	 */
	@Transactional
	public LadderView change(ProgramId program, Ladder ladder, String revision, Actor actor) {
		LadderRules.check(ladder);
		this.versions.waitForTurn(program.value());
		var current = this.versions.findCurrentForUpdate(program);
		var before = current.map(LadderVersion::view);
		if (!revision.equals(before.map(LadderView::revision).orElse(NONE))) {
			throw new ConflictException("tiers_changed", "Somebody changed the tiers meanwhile; read them again");
		}
		if (before.isPresent() && before.get().ladder().equals(ladder)) {
			return before.get();
		}
		this.audit.record(program, actor, "tiers.changed", "tiers", before.map(LadderView::ladder).orElse(null),
				ladder);
		this.ladders.forget(program);
		this.birthdays.follow(program, ladder);
		if (before.isPresent() && movesNobody(before.get().ladder(), ladder)) {
			current.get().correct(ladder);
			return this.versions.saveAndFlush(current.get()).view();
		}
		var now = this.clock.now(program);
		var next = current.map((version) -> version.replace(ladder, now))
			.orElseGet(() -> new LadderVersion(program, 1, ladder, now));
		current.ifPresent(this.versions::saveAndFlush);
		var saved = this.versions.saveAndFlush(next).view();
		this.rollouts.begin(program, saved);
		return saved;
	}

	/** Gives no birthday bonus for days before this one: of a past that is made. */
	@Transactional
	public void celebrateFrom(ProgramId program, LocalDate day) {
		this.birthdays.beginOn(program, day);
	}

	/** Whether only names and benefits differ. */
	static boolean movesNobody(Ladder before, Ladder after) {
		return before.window().equals(after.window()) && before.all() == after.all()
				&& before.downgrade() == after.downgrade() && before.graceDays() == after.graceDays()
				&& before.tiers().stream().map(Tier::id).toList().equals(after.tiers().stream().map(Tier::id).toList())
				&& before.tiers()
					.stream()
					.map(Tier::criteria)
					.toList()
					.equals(after.tiers().stream().map(Tier::criteria).toList());
	}

}
