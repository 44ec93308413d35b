package se.stamkund.points;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.activity.Activities;
import se.stamkund.activity.Activity;
import se.stamkund.ledger.Ledger;
import se.stamkund.ledger.Reference;
import se.stamkund.ledger.TransferPosting;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey.ById;
import se.stamkund.platform.ProgramClock;
import se.stamkund.program.AuditLog;
import se.stamkund.program.Programs;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/** Points that members give each other, as far as the programme allows it. */
@Service
public class Transfers {

	/** How long a transfer can be undone. */
	public static final Duration UNDO = Duration.ofHours(24);

	private final TransferStore store;

	private final TransferSettings settings;

	private final MemberDirectory members;

	private final Programs programs;

	private final Ledger ledger;

	private final ProgramClock clock;

	private final AuditLog audit;

	private final Activities activities;

	Transfers(TransferStore store, TransferSettings settings, MemberDirectory members, Programs programs, Ledger ledger,
			ProgramClock clock, AuditLog audit, Activities activities) {
		this.store = store;
		this.settings = settings;
		this.members = members;
		this.programs = programs;
		this.ledger = ledger;
		this.clock = clock;
		this.audit = audit;
		this.activities = activities;
	}

	/**
	 * Gives points of one member to another; they keep their dates.
	 * @throws NotFoundException if one of them isn't a member
	 * @throws BusinessRuleException {@code transfers_off}, {@code transfer_to_herself},
	 * {@code transfer_too_large} and {@code transfers_used_up} by the limits,
	 * {@code insufficient_points}
	 */
	@Transactional
	public TransferView give(ProgramId program, MemberId giver, GivePoints asked, Actor actor) {
		var rules = this.settings.get(program);
		if (!rules.allowed() || actor.kind() == Actor.Kind.MEMBER && !rules.byMembers()) {
			throw new BusinessRuleException("transfers_off", "The programme doesn't let members give points away");
		}
		var from = this.members.resolve(program, new ById(giver));
		var to = this.members.resolve(program, asked.to());
		require(rules, from, to, asked.points());
		var now = this.clock.now(program);
		var day = now.atZone(this.programs.get(program).zone()).toLocalDate();
		if (!this.store.use(program, from, day, asked.points(), rules.perDay())) {
			throw new BusinessRuleException("transfers_used_up", "At most " + rules.perDay() + " a day can be given",
					rules.perDay());
		}
		var transfer = new TransferView(Ids.next(), from, to, Points.of(asked.points()), Points.ZERO,
				blankToNull(asked.message()), actor.toString(), now, null);
		this.store.add(program, transfer, day);
		this.ledger.post(program, now,
				List.of(new TransferPosting.Transfer(from, to, transfer.points(), reference(transfer), actor)));
		note(program, transfer, "points.given", "points.received", actor, now);
		if (actor.kind() == Actor.Kind.STAFF) {
			this.audit.record(program, actor, "points.transferred", from.toString(), null, Noted.of(transfer));
		}
		return transfer;
	}

	/**
	 * Takes a transfer back, within 24 hours: what the other has used stays used. Undoing
	 * again does nothing.
	 * @param giver whose transfer it must be
	 * @throws BusinessRuleException {@code undo_too_late}
	 */
	@Transactional
	public TransferView undo(ProgramId program, MemberId giver, UUID id, Actor actor) {
		var transfer = this.store.findForUpdate(program, id)
			.filter((found) -> found.from().equals(giver))
			.orElseThrow(() -> new NotFoundException("transfer", "There is no such transfer"));
		if (transfer.undoneAt() != null) {
			return transfer;
		}
		var now = this.clock.now(program);
		if (!transfer.undoable(now)) {
			throw new BusinessRuleException("undo_too_late", "It could be undone until " + transfer.undoableUntil(),
					transfer.undoableUntil());
		}
		var posted = this.ledger.post(program, now, List.of(new TransferPosting.UndoTransfer(transfer.from(),
				transfer.to(), reference(transfer), reference(transfer), actor)));
		this.store.undo(program, transfer, posted.getFirst().points(), actor, now);
		note(program, transfer, "points.gift_undone", "points.gift_undone", actor, now);
		if (actor.kind() == Actor.Kind.STAFF) {
			this.audit.record(program, actor, "points.transfer_undone", giver.toString(), Noted.of(transfer), null);
		}
		return this.store.find(program, id).orElseThrow();
	}

	/**
	 * A transfer of a member.
	 * @throws NotFoundException if she gave none of that id
	 */
	@Transactional(readOnly = true)
	public TransferView get(ProgramId program, MemberId giver, UUID id) {
		return this.store.find(program, id)
			.filter((found) -> found.from().equals(giver))
			.orElseThrow(() -> new NotFoundException("transfer", "There is no such transfer"));
	}

	/** The transfers of a member that can still be undone, the latest first. */
	@Transactional(readOnly = true)
	public List<TransferView> undoable(ProgramId program, MemberId giver) {
		var now = this.clock.now(program);
		return this.store.given(program, giver, now.minus(UNDO))
			.stream()
			.filter((transfer) -> transfer.undoable(now))
			.toList();
	}

	private static void require(TransferRules rules, MemberId from, MemberId to, long points) {
		if (from.equals(to)) {
			throw new BusinessRuleException("transfer_to_herself", "Both are the same member");
		}
		if (points < 1 || points > rules.perTransfer()) {
			throw new BusinessRuleException("transfer_too_large",
					"At least 1 and at most " + rules.perTransfer() + " can be given at a time", rules.perTransfer());
		}
	}

	private void note(ProgramId program, TransferView transfer, String given, String received, Actor actor,
			Instant now) {
		Map<String, Object> points = Map.of("points", transfer.points().value());
		this.activities.record(program,
				List.of(Activity.of(transfer.from(), given, transfer.id().toString(), null, actor, points, now),
						Activity.of(transfer.to(), received, transfer.id().toString(), null, actor, points, now)));
	}

	private static Reference reference(TransferView transfer) {
		return new Reference("transfer", transfer.id());
	}

	private static @Nullable String blankToNull(@Nullable String message) {
		return (message == null || message.isBlank()) ? null : message.strip();
	}

	private record Noted(UUID transfer, UUID to, long points) {

		static Noted of(TransferView transfer) {
			return new Noted(transfer.id(), transfer.to().value(), transfer.points().value());
		}

	}

}
