package se.stamkund.points;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.activity.Activities;
import se.stamkund.activity.Activity;
import se.stamkund.ledger.Ledger;
import se.stamkund.ledger.Posting;
import se.stamkund.ledger.ReturnPosting;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.outbox.Outbox;
import se.stamkund.platform.security.Caller;
import se.stamkund.program.AuditLog;
import se.stamkund.program.Programs;
import se.stamkund.program.Role;
import se.stamkund.program.StaffCaller;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/** Points given or taken by hand. Never an edited balance: an entry with a reason. */
@Service
public class Adjustments {

	private static final long MAX = 10_000_000;

	private final PointsAdjustmentRepository adjustments;

	private final AdjustmentAllowance allowance;

	private final PointsSettingsService settings;

	private final Programs programs;

	private final MemberDirectory members;

	private final Ledger ledger;

	private final ProgramClock clock;

	private final Outbox outbox;

	private final AuditLog audit;

	private final Activities activities;

	Adjustments(PointsAdjustmentRepository adjustments, AdjustmentAllowance allowance, PointsSettingsService settings,
			Programs programs, MemberDirectory members, Ledger ledger, ProgramClock clock, Outbox outbox,
			AuditLog audit, Activities activities) {
		this.adjustments = adjustments;
		this.allowance = allowance;
		this.settings = settings;
		this.programs = programs;
		this.members = members;
		this.ledger = ledger;
		this.clock = clock;
		this.outbox = outbox;
		this.audit = audit;
		this.activities = activities;
	}

	/**
	 * Gives or takes points at once.
	 * @param caller support staff are held to the programme's limits
	 * @throws NotFoundException if the programme has no such member
	 * @throws BusinessRuleException {@code insufficient_points} if more would be taken
	 * than can be used, {@code adjustment_too_large} or {@code adjustments_used_up} by
	 * the limits
	 */
	@Transactional
	public AdjustmentView adjust(ProgramId program, AdjustPoints asked, Caller caller) {
		require(asked);
		var member = this.members.resolve(program, new MemberKey.ById(asked.member()));
		var command = new AdjustPoints(member, asked.points(), asked.reason(), asked.message());
		var now = this.clock.now(program);
		var size = Math.abs(command.points());
		if (isLimited(caller)) {
			this.allowance.use(program, caller.actor(), day(program, now), size, this.programs.supportLimits(program));
		}
		var adjustment = this.adjustments.saveAndFlush(new PointsAdjustment(program, command, caller.actor(), now));
		this.ledger.post(program, now, List.of(posting(program, command, adjustment, caller, now)));
		var view = adjustment.view();
		this.audit.record(program, caller.actor(), "points.adjusted", command.member().toString(), null,
				new Adjusted(view.id(), view.points()));
		this.outbox.publish(program, new PointsAdjusted(view.id(), command.member(), command.points()));
		this.activities.record(program, List.of(Activity.of(command.member(), "points.adjusted", view.id().toString(),
				null, caller.actor(), Map.of("points", command.points()), now)));
		return view;
	}

	/**
	 * Takes an adjustment back, within 24 hours; what was given and is already used stays
	 * used. Undoing again does nothing.
	 */
	@Transactional
	public AdjustmentView undo(ProgramId program, MemberId member, UUID id, Caller caller) {
		var adjustment = this.adjustments.findForUpdate(program, id)
			.filter((found) -> found.view().member().equals(member))
			.orElseThrow(() -> new NotFoundException("adjustment", "There is no such adjustment"));
		if (adjustment.isUndone()) {
			return adjustment.view();
		}
		var now = this.clock.now(program);
		adjustment.undo(caller.actor(), now);
		var view = adjustment.view();
		this.ledger.post(program, now,
				List.of(new ReturnPosting.Undo(view.member(), adjustment.reference(),
						new AwardPostings(this.settings.get(program), calendar(program)).uncollectable(),
						adjustment.reference(), caller.actor())));
		this.allowance.giveBack(program, view.actor(), day(program, view.at()), Math.abs(view.points()));
		this.audit.record(program, caller.actor(), "points.adjustment_undone", view.member().toString(),
				new Adjusted(view.id(), view.points()), null);
		this.outbox.publish(program, new PointsAdjusted(view.id(), view.member(), -view.points()));
		return this.adjustments.saveAndFlush(adjustment).view();
	}

	/** The latest adjustments of a member that can still be undone. */
	@Transactional(readOnly = true)
	public List<AdjustmentView> undoable(ProgramId program, MemberId member) {
		var since = this.clock.now(program).minus(PointsAdjustment.UNDO);
		return this.adjustments.findUndoable(program, member, since).stream().map(PointsAdjustment::view).toList();
	}

	/** Whether the caller is held to the programme's limits. */
	public static boolean isLimited(Caller caller) {
		return caller instanceof StaffCaller staff && staff.role() == Role.SUPPORT;
	}

	private Posting posting(ProgramId program, AdjustPoints command, PointsAdjustment adjustment, Caller caller,
			Instant now) {
		var size = Points.of(Math.abs(command.points()));
		if (command.points() < 0) {
			return Posting.adjustDown(command.member(), size, adjustment.reference(), caller.actor());
		}
		var expiry = new AwardPostings(this.settings.get(program), calendar(program)).expiry(now);
		return Posting.adjustUp(command.member(), size, expiry, adjustment.reference(), caller.actor());
	}

	private static void require(AdjustPoints command) {
		if (command.points() == 0 || Math.abs(command.points()) > MAX) {
			throw new BusinessRuleException("adjustment_invalid",
					"Adjust by at least 1 and at most " + MAX + ", up or down", MAX);
		}
	}

	private PointsCalendar calendar(ProgramId program) {
		return new PointsCalendar(this.programs.get(program).zone());
	}

	private LocalDate day(ProgramId program, Instant at) {
		return LocalDate.ofInstant(at, this.programs.get(program).zone());
	}

	private record Adjusted(UUID adjustment, long points) {
	}

}
