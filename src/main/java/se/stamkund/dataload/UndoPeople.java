package se.stamkund.dataload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import se.stamkund.ledger.Ledger;
import se.stamkund.ledger.LedgerAccount;
import se.stamkund.ledger.LotFate;
import se.stamkund.ledger.LotFates;
import se.stamkund.ledger.Posted;
import se.stamkund.ledger.Posting;
import se.stamkund.ledger.Reference;
import se.stamkund.ledger.ReturnPosting;
import se.stamkund.ledger.Uncollectable;
import se.stamkund.member.MemberDirectory;
import se.stamkund.platform.ProgramClock;
import se.stamkund.points.RefundPolicy;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;

/**
 * Takes back opening points by entries that reverse theirs, and the tiers that came with
 * them. Points that have expired are simply not there any more.
 */
@Component
class UndoPeople implements UndoWork {

	private final LotFates fates;

	private final Ledger ledger;

	private final Reached reached;

	private final MemberDirectory members;

	private final ProgramClock clock;

	UndoPeople(LotFates fates, Ledger ledger, Reached reached, MemberDirectory members, ProgramClock clock) {
		this.members = members;
		this.fates = fates;
		this.ledger = ledger;
		this.reached = reached;
		this.clock = clock;
	}

	@Override
	public boolean does(ImportKind kind) {
		return kind.ofPeople();
	}

	@Override
	public void takeBack(ImportView view, List<ImportOutcomes.Made> made, Tally tally) {
		var now = this.clock.now(view.program());
		var awards = made.stream().map(ImportOutcomes.Made::subject).filter(Objects::nonNull).toList();
		var fates = new HashMap<UUID, LotFate>();
		this.fates.of(view.program(), awards, now).forEach((fate) -> fates.put(fate.award(), fate));
		var erased = this.members.erased(view.program(),
				fates.values().stream().map(LotFate::member).collect(Collectors.toSet()));
		this.ledger.post(view.program(), now, postings(view, made, fates, erased))
			.forEach((posted) -> count(posted, erased, tally));
		fates.values().forEach((fate) -> tally.add(Tally.EXPIRED, fate.expired()));
		this.reached.takeBack(view, made.stream().map(ImportOutcomes.Made::member).filter(Objects::nonNull).toList());
	}

	/** Who has been erased owes nobody anything. */
	private static List<Posting> postings(ImportView view, List<ImportOutcomes.Made> made, Map<UUID, LotFate> fates,
			Set<MemberId> erased) {
		var uncollectable = (view.undoPolicy() == RefundPolicy.DEBT) ? Uncollectable.DEBT : Uncollectable.CLAMP;
		var postings = new ArrayList<Posting>();
		for (var each : made) {
			var fate = (each.subject() != null) ? fates.get(each.subject()) : null;
			if (fate != null && fate.brought() > fate.expired()) {
				postings.add(new ReturnPosting.TakeBack(fate.member(), Points.of(fate.brought() - fate.expired()),
						new Reference(OpeningLot.AWARD, fate.award()),
						erased.contains(fate.member()) ? Uncollectable.FORGIVE : uncollectable,
						new Reference(OpeningLot.REFERENCE, view.id()), view.actor()));
			}
		}
		return postings;
	}

	private static void count(Posted posted, Set<MemberId> erased, Tally tally) {
		tally.add(Tally.TAKEN, posted.points().value());
		posted.entries().forEach((entry) -> {
			if (entry.from() == LedgerAccount.MEMBER_DEBT) {
				tally.add(Tally.DEBT, entry.points().value());
			}
			else if (entry.from() == LedgerAccount.UNCOLLECTED) {
				tally.add(Tally.FORGIVEN, entry.points().value());
				tally.add(Tally.FORGIVEN_ERASED, erased.contains(entry.member()) ? entry.points().value() : 0);
			}
		});
	}

}
