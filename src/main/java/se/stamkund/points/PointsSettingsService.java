package se.stamkund.points;

import java.time.Instant;
import java.util.List;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.program.AuditLog;
import se.stamkund.program.Programs;
import se.stamkund.program.Stores;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ConflictException;
import se.stamkund.shared.ProgramId;

/** How a programme's members earn and what their points are worth. */
@Service
public class PointsSettingsService {

	private final PointsSettingsRepository versions;

	private final Programs programs;

	private final Stores stores;

	private final ProgramClock clock;

	private final AuditLog audit;

	PointsSettingsService(PointsSettingsRepository versions, Programs programs, Stores stores, ProgramClock clock,
			AuditLog audit) {
		this.versions = versions;
		this.programs = programs;
		this.stores = stores;
		this.clock = clock;
		this.audit = audit;
	}

	/** What is in force now; a programme that never chose has the initial settings. */
	@Transactional(readOnly = true)
	public PointsSettingsView get(ProgramId program) {
		return this.versions.findCurrent(program)
			.map(PointsSettingsVersion::view)
			.orElseGet(() -> new PointsSettingsView(initial(program), "0", Instant.EPOCH));
	}

	/**
	 * Changes the settings from now on. Settings nobody has earned by are replaced,
	 * others are kept for the awards that were counted by them.
	 * @param revision of the settings that were read
	 * @throws ConflictException {@code settings_changed} if somebody changed them since
	 * @throws se.stamkund.shared.NotFoundException if there is no such store
	 */
	@Transactional
	public PointsSettingsView change(ProgramId program, PointsSettings settings, String revision, Actor actor) {
		require(program, settings);
		var current = lock(program);
		if (!revision.equals(current.view().revision()) && !isInitial(revision, current)) {
			throw new ConflictException("settings_changed", "Somebody changed the settings meanwhile; read them again");
		}
		var before = current.settings();
		if (before.equals(settings)) {
			return current.view();
		}
		this.audit.record(program, actor, "points_settings.changed", "points_settings", before, settings);
		if (this.versions.isUsed(program, current.id())) {
			var next = current.replace(settings, this.clock.now(program));
			this.versions.saveAndFlush(current);
			return this.versions.saveAndFlush(next).view();
		}
		current.correct(settings);
		return this.versions.saveAndFlush(current).view();
	}

	/** All versions, the oldest first; the first is written now if there is none. */
	List<PointsSettingsVersion> history(ProgramId program) {
		var history = this.versions.findHistory(program);
		if (!history.isEmpty()) {
			return history;
		}
		this.versions.waitForTurn(program.value());
		history = this.versions.findHistory(program);
		return history.isEmpty()
				? List.of(this.versions
					.saveAndFlush(new PointsSettingsVersion(program, 1, this.clock.now(program), initial(program))))
				: history;
	}

	private PointsSettingsVersion lock(ProgramId program) {
		history(program);
		return this.versions.findCurrentForUpdate(program).orElseThrow();
	}

	private static boolean isInitial(String revision, PointsSettingsVersion current) {
		return revision.equals("0") && current.view().revision().equals("1.0");
	}

	private PointsSettings initial(ProgramId program) {
		return PointsSettings.initial(this.programs.get(program).currency());
	}

	private void require(ProgramId program, PointsSettings settings) {
		if (settings.store() != null) {
			this.stores.get(program, settings.store());
		}
		if (settings.rate().points().scale() > 4 || settings.pointValue().scale() > 6) {
			throw new BusinessRuleException("too_many_decimals",
					"A rate has at most 4 decimals and a point's value at most 6");
		}
	}

}
