package se.stamkund.points;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.ledger.ExpiryChanges;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.batch.ReadOnce;
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

	private final ExpiryChanges expiry;

	PointsSettingsService(PointsSettingsRepository versions, Programs programs, Stores stores, ProgramClock clock,
			AuditLog audit, ExpiryChanges expiry) {
		this.versions = versions;
		this.programs = programs;
		this.stores = stores;
		this.clock = clock;
		this.audit = audit;
		this.expiry = expiry;
	}

	/** What is in force now; a programme that never chose has the initial settings. */
	@Transactional(readOnly = true)
	public PointsSettingsView get(ProgramId program) {
		return ReadOnce.get(PointsSettingsView.class, program, () -> current(program).map(PointsSettingsVersion::view)
			.orElseGet(() -> new PointsSettingsView(initial(program), "0", Instant.EPOCH, 0)));
	}

	private Optional<PointsSettingsVersion> current(ProgramId program) {
		return ReadOnce.get(PointsSettingsService.class, program, () -> this.versions.findCurrent(program));
	}

	/** What was in force at an instant; before the first settings, those. */
	@Transactional(readOnly = true)
	public PointsSettings at(ProgramId program, Instant instant) {
		var history = this.versions.findHistory(program);
		return history.stream()
			.filter((version) -> !version.inForceFrom().isAfter(instant))
			.reduce((earlier, later) -> later)
			.or(() -> history.stream().findFirst())
			.map(PointsSettingsVersion::settings)
			.orElseGet(() -> initial(program));
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
		return change(program, settings, revision, ExistingPoints.KEEP, actor);
	}

	/**
	 * The same, where the merchant says what a change of expiry means for points there
	 * are already. If members now may be idle for another time, they all may, counted
	 * from now at the earliest.
	 */
	@Transactional
	public PointsSettingsView change(ProgramId program, PointsSettings settings, String revision,
			ExistingPoints existing, Actor actor) {
		require(program, settings);
		var current = lock(program);
		if (!revision.equals(current.view().revision()) && !isInitial(revision, current)) {
			throw new ConflictException("settings_changed", "Somebody changed the settings meanwhile; read them again");
		}
		var before = current.settings();
		if (before.equals(settings) && existing == ExistingPoints.KEEP) {
			return current.view();
		}
		var now = this.clock.now(program);
		var announced = announce(program, now, before, settings, existing);
		this.audit.record(program, actor, "points_settings.changed", "points_settings", before, settings);
		if (this.versions.isUsed(program, current.id())) {
			var next = current.replace(settings, now);
			announced.ifPresent(next::follow);
			this.versions.saveAndFlush(current);
			return this.versions.saveAndFlush(next).view();
		}
		current.correct(settings);
		announced.ifPresent(current::follow);
		return this.versions.saveAndFlush(current).view();
	}

	private OptionalInt announce(ProgramId program, Instant now, PointsSettings before, PointsSettings after,
			ExistingPoints existing) {
		boolean idle = after.expiry() instanceof ExpiryPolicy.Inactivity && !after.expiry().equals(before.expiry());
		return (idle || existing == ExistingPoints.FOLLOW) ? OptionalInt
			.of(this.expiry.announce(program, now, PointsLife.key(after.expiry()), existing == ExistingPoints.FOLLOW))
				: OptionalInt.empty();
	}

	/** How long a member may be idle; empty if no points follow inactivity. */
	@Transactional(readOnly = true)
	Optional<Integer> idleMonths(ProgramId program) {
		return current(program).map(PointsSettingsVersion::idleMonths);
	}

	/** All versions, the oldest first; the first is written now if there is none. */
	List<PointsSettingsVersion> history(ProgramId program) {
		return ReadOnce.get(PointsSettingsVersion.class, program, () -> readHistory(program));
	}

	private List<PointsSettingsVersion> readHistory(ProgramId program) {
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
