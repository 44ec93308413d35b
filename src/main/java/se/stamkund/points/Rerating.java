package se.stamkund.points;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.springframework.stereotype.Component;

import se.stamkund.ledger.Ledger;
import se.stamkund.ledger.Posting;
import se.stamkund.ledger.Reference;
import se.stamkund.platform.ProgramClock;
import se.stamkund.program.Programs;
import se.stamkund.shared.Ids;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/** Counts changed purchases again by their original terms. */
@Component
class Rerating {

	private final AwardShelf shelf;

	private final TermsReader terms;

	private final PointsSettingsService settings;

	private final Ledger ledger;

	private final Programs programs;

	private final ProgramClock clock;

	Rerating(AwardShelf shelf, TermsReader terms, PointsSettingsService settings, Ledger ledger, Programs programs,
			ProgramClock clock) {
		this.shelf = shelf;
		this.terms = terms;
		this.settings = settings;
		this.ledger = ledger;
		this.programs = programs;
		this.clock = clock;
	}

	List<AwardView> rerate(ProgramId program, List<RerateRequest> requests) {
		var shelved = this.shelf.lock(program, requests.stream().map(RerateRequest::purchase).distinct().toList());
		var terms = this.terms.asCounted(program, shelved.values().stream().map(AwardShelf.Shelved::award).toList());
		var calendar = new PointsCalendar(this.programs.get(program).zone());
		var current = new AwardPostings(this.settings.get(program), calendar);
		var views = new ArrayList<AwardView>();
		var postings = new ArrayList<Posting>();
		for (var request : requests) {
			var found = shelved.get(request.purchase());
			if (found == null) {
				throw new NotFoundException("award", "The purchase was never awarded");
			}
			var award = found.award();
			var asCounted = Objects.requireNonNull(terms.get(award.id()));
			var view = EarningEngine.award(request.facts(), asCounted.terms());
			var before = AwardParts.left(found.lines());
			var lines = this.shelf.rerate(program, found, request.facts(), view);
			var now = new AwardShelf.Shelved(award, lines);
			var taken = now.share().points();
			now.claim(taken);
			award.rerate(request.facts(), view, taken);
			shelved.put(request.purchase(), now);
			views.add(view);
			var reason = new Reference("rerating", Ids.next());
			var more = AwardParts.left(lines);
			before.forEach((life, points) -> more.merge(life, -points, Long::sum));
			// what is taken first is settled by what is given then
			more.forEach((life, points) -> {
				if (points < 0) {
					postings.add(current.of(life)
						.takeBack(award.memberId(), Points.of(-points), award.purchaseId(), reason));
				}
			});
			more.forEach((life, points) -> {
				if (points > 0) {
					postings.add(new AwardPostings(asCounted, calendar).of(life)
						.earn(award.memberId(), Points.of(points), award.purchaseId(), award.purchasedAt(), reason));
				}
			});
		}
		this.ledger.post(program, this.clock.now(program), postings);
		return views;
	}

}
