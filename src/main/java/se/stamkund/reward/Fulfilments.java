package se.stamkund.reward;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.program.AuditLog;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ProgramId;

/** What staff have to send or do for rewards that were taken. */
@Service
public class Fulfilments {

	private static final int NOTE = 500;

	private static final int TRACKING = 200;

	private final RedemptionStore store;

	private final RedemptionTallies tallies;

	private final Redemptions redemptions;

	private final ProgramClock clock;

	private final AuditLog audit;

	Fulfilments(RedemptionStore store, RedemptionTallies tallies, Redemptions redemptions, ProgramClock clock,
			AuditLog audit) {
		this.store = store;
		this.tallies = tallies;
		this.redemptions = redemptions;
		this.clock = clock;
		this.audit = audit;
	}

	/** How many have come how far. */
	@Transactional(readOnly = true)
	public Map<Fulfilment, Long> counts(ProgramId program) {
		return this.tallies.fulfilments(program);
	}

	/**
	 * Says how far they have come; those that were cancelled, or have nothing to send,
	 * are left alone.
	 * @return those that were not there before
	 */
	@Transactional
	public List<UUID> mark(ProgramId program, Collection<UUID> redemptions, Fulfilment to, Actor actor) {
		var before = this.store.lockToMark(program, redemptions, to);
		var moved = before.stream().map(RedemptionView::id).toList();
		this.store.mark(program, moved, to, this.clock.now(program));
		this.tallies.moved(program, before, to);
		moved.forEach((id) -> this.audit.record(program, actor, "redemption.marked", id.toString(), null,
				Map.of("fulfilment", to)));
		return moved;
	}

	/**
	 * Writes down something for staff, and where the parcel is; null for nothing.
	 * @throws BusinessRuleException {@code redemption_note} if it is too long
	 */
	@Transactional
	public RedemptionView note(ProgramId program, UUID redemption, @Nullable String note, @Nullable String tracking,
			Actor actor) {
		if (note != null && note.length() > NOTE || tracking != null && tracking.length() > TRACKING) {
			throw new BusinessRuleException("redemption_note",
					"A note has at most " + NOTE + " characters, a tracking number " + TRACKING, NOTE, TRACKING);
		}
		if (this.store.findForUpdate(program, redemption).isEmpty()) {
			throw Redemptions.unknown();
		}
		this.store.note(program, redemption, note, tracking);
		this.audit.record(program, actor, "redemption.noted", redemption.toString(), null, null);
		return this.redemptions.get(program, redemption);
	}

}
