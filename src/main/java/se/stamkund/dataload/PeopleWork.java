package se.stamkund.dataload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import se.stamkund.ledger.Ledger;
import se.stamkund.ledger.Posting;
import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolled;
import se.stamkund.member.Enrolment;
import se.stamkund.member.EnrolmentReview;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;

/** Moves members in, with or without the points they have. */
@Component
class PeopleWork implements ImportWork {

	private final Enrolment enrolment;

	private final Ledger ledger;

	private final ImportOutcomes outcomes;

	private final Reached reached;

	PeopleWork(Enrolment enrolment, Ledger ledger, ImportOutcomes outcomes, Reached reached) {
		this.enrolment = enrolment;
		this.ledger = ledger;
		this.outcomes = outcomes;
		this.reached = reached;
	}

	@Override
	public boolean does(ImportKind kind) {
		return kind.ofPeople();
	}

	/** A line that makes sense. */
	private record Told(Unit unit, EnrolMember person, @Nullable OpeningLot lot, @Nullable MovedIn reached) {
	}

	@Override
	public List<UnitResult> work(ImportContext context, List<Unit> units) {
		var results = new LinkedHashMap<Unit, UnitResult>();
		units.forEach((unit) -> results.put(unit, UnitResult.known(unit)));
		var known = this.outcomes.known(context.program(), context.view().kind(), units);
		var told = new ArrayList<Told>();
		for (var unit : units) {
			long points = OpeningLot.told(unit.first());
			context.tally().add(Tally.FILE_POINTS, points);
			if (known.contains(ImportOutcomes.Key.of(unit))) {
				context.tally().add(Tally.KNOWN_POINTS, points);
				continue;
			}
			try {
				told.add(read(context, unit));
			}
			catch (BusinessRuleException ex) {
				reject(context, results, unit, ex);
			}
		}
		enrol(context, review(context, told, results), results);
		return List.copyOf(results.values());
	}

	private Told read(ImportContext context, Unit unit) {
		var row = unit.first();
		return new Told(unit, PersonRow.read(context, row),
				(context.view().kind() == ImportKind.BALANCES) ? OpeningLot.read(context, row) : null,
				this.reached.read(context, row));
	}

	private static void reject(ImportContext context, Map<Unit, UnitResult> results, Unit unit,
			BusinessRuleException reason) {
		context.tally().add(Tally.REJECTED_POINTS, OpeningLot.told(unit.first()));
		results.put(unit, UnitResult.rejected(unit, reason));
	}

	/** Leaves those who can be enrolled. */
	private List<Told> review(ImportContext context, List<Told> told, Map<Unit, UnitResult> results) {
		var reviews = this.enrolment.review(context.program(), told.stream().map(Told::person).toList());
		var good = new ArrayList<Told>();
		for (int i = 0; i < told.size(); i++) {
			var each = told.get(i);
			var review = reviews.get(i);
			if (review.refusal() != null) {
				reject(context, results, each.unit(), review.refusal());
			}
			else {
				good.add(each);
				if (context.isDry()) {
					count(context, each, review);
					results.put(each.unit(), UnitResult.of(each.unit(), UnitResult.Kind.DONE, null));
				}
			}
		}
		return good;
	}

	private static void count(ImportContext context, Told told, EnrolmentReview review) {
		var memory = Objects.requireNonNull(context.dry());
		boolean seen = memory.seen(review.identities().stream().map(String::valueOf).toList());
		if (!seen) {
			context.tally().add((review.known() != null) ? Tally.MEMBERS_KNOWN : Tally.MEMBERS_NEW, 1);
		}
		tally(context, told.lot());
	}

	private static void tally(ImportContext context, @Nullable OpeningLot lot) {
		if (lot != null && lot.points() > 0) {
			context.tally().add(Tally.POINTS, lot.points());
			context.tally().expire(context.month(lot.expiresAt()), lot.points());
		}
	}

	private void enrol(ImportContext context, List<Told> told, Map<Unit, UnitResult> results) {
		if (context.isDry() || told.isEmpty()) {
			return;
		}
		var actor = context.view().actor();
		var enrolled = this.enrolment.enrolAll(context.program(), told.stream().map(Told::person).toList(), actor);
		var postings = new ArrayList<Posting>();
		var reached = new HashMap<MemberId, MovedIn>();
		for (int i = 0; i < told.size(); i++) {
			var each = told.get(i);
			var who = enrolled.get(i);
			if (each.lot() != null && each.lot().points() > 0) {
				postings.add(each.lot().posting(who.member(), context.view().id(), actor));
			}
			if (each.reached() != null) {
				reached.put(who.member(), each.reached());
			}
			tally(context, each.lot());
			context.tally().add(who.created() ? Tally.MEMBERS_NEW : Tally.MEMBERS_KNOWN, 1);
			results.put(each.unit(), done(each, who));
		}
		this.ledger.post(context.program(), context.now(), postings);
		this.reached.put(context.view(), reached);
	}

	private static UnitResult done(Told told, Enrolled who) {
		boolean points = told.lot() != null && told.lot().points() > 0;
		return new UnitResult(told.unit(), UnitResult.Kind.DONE, null, who.member(), who.created(),
				points ? Objects.requireNonNull(told.lot()).id() : null, null, true);
	}

}
