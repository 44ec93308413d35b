package se.stamkund.points;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.ledger.Ledger;
import se.stamkund.ledger.Posting;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.outbox.Outbox;
import se.stamkund.program.Programs;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/**
 * Points for purchases. Every method takes a batch, needs a fixed number of statements
 * for it, and answers in the order of the questions; a single call is a batch of one. The
 * methods that change something run in the caller's transaction.
 */
@Service
public class Awards {

	private final AwardShelf shelf;

	private final TermsReader terms;

	private final TakeBacks takeBacks;

	private final Rerating rerating;

	private final Ledger ledger;

	private final Programs programs;

	private final ProgramClock clock;

	private final Outbox outbox;

	Awards(AwardShelf shelf, TermsReader terms, TakeBacks takeBacks, Rerating rerating, Ledger ledger,
			Programs programs, ProgramClock clock, Outbox outbox) {
		this.shelf = shelf;
		this.terms = terms;
		this.takeBacks = takeBacks;
		this.rerating = rerating;
		this.ledger = ledger;
		this.programs = programs;
		this.clock = clock;
		this.outbox = outbox;
	}

	/** What the purchases would give, and why. Stores nothing; guests may ask. */
	@Transactional
	public List<AwardView> quote(ProgramId program, List<PurchaseFacts> purchases) {
		return views(purchases, this.terms.inForce(program, purchases));
	}

	/** As {@link #quote}, without the why but with the date the points would expire. */
	@Transactional
	public List<AwardForecast> forecast(ProgramId program, List<PurchaseFacts> purchases) {
		var terms = this.terms.inForce(program, purchases);
		var views = views(purchases, terms);
		var calendar = new PointsCalendar(this.programs.get(program).zone());
		return IntStream.range(0, views.size()).mapToObj((i) -> {
			var settings = terms.get(i).terms().settings();
			var usable = calendar.usableFrom(purchases.get(i).at(), settings.pending());
			return new AwardForecast(views.get(i).points(),
					(usable != null) ? calendar.expiresAt(usable, settings.expiry()) : null);
		}).toList();
	}

	/**
	 * Gives each purchase its points, once. Every purchase must have a member. Points of
	 * a purchase made earlier are dated from then.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public List<AwardView> award(ProgramId program, List<AwardRequest> requests) {
		var facts = requests.stream().map(AwardRequest::facts).toList();
		var terms = this.terms.inForce(program, facts);
		var views = views(facts, terms);
		var calendar = new PointsCalendar(this.programs.get(program).zone());
		var awards = new ArrayList<Award>();
		var postings = new ArrayList<Posting>();
		var events = new ArrayList<PointsAwarded>();
		for (int i = 0; i < requests.size(); i++) {
			var request = requests.get(i);
			var member = Objects.requireNonNull(request.facts().member(), "A guest can't be awarded");
			var points = views.get(i).points();
			awards.add(new Award(program, member, request, terms.get(i), views.get(i)));
			if (!points.isZero()) {
				var posting = new AwardPostings(terms.get(i), calendar);
				views.get(i)
					.parts()
					.forEach((life,
							part) -> postings.add(posting.of(life)
								.earn(member, part, request.purchase(), request.facts().at(),
										Award.reference(request.purchase()))));
				events.add(new PointsAwarded(request.purchase(), member, points));
			}
		}
		this.shelf.put(program, awards, views, facts);
		this.ledger.post(program, this.clock.now(program), postings);
		this.outbox.publishAll(program, events);
		return views;
	}

	/**
	 * Takes back the returned share of each award, counted on all that has been returned
	 * so far: four refunds of a quarter take what one refund of all takes. A purchase
	 * that was never awarded is left alone.
	 * @throws se.stamkund.shared.BusinessRuleException {@code refund_exceeds_order} if
	 * more comes back than was paid
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public List<TakenBack> takeBack(ProgramId program, List<TakeBackRequest> requests) {
		return this.takeBacks.takeBack(program, requests);
	}

	/**
	 * Counts changed purchases again by the rules and modifiers they were first awarded
	 * by, and posts the difference.
	 * @throws se.stamkund.shared.NotFoundException if one was never awarded
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public List<AwardView> rerate(ProgramId program, List<RerateRequest> requests) {
		return this.rerating.rerate(program, requests);
	}

	/**
	 * Makes points that waited for delivery usable, each purchase's from its delivery on.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void activate(ProgramId program, Map<UUID, Instant> deliveries) {
		var shelved = this.shelf.find(program, deliveries.keySet()).values();
		if (shelved.isEmpty()) {
			return;
		}
		var terms = this.terms.asCounted(program, shelved.stream().map(AwardShelf.Shelved::award).toList());
		var calendar = new PointsCalendar(this.programs.get(program).zone());
		var postings = shelved.stream().filter((found) -> !found.award().points().isZero()).flatMap((found) -> {
			var award = found.award();
			var posting = new AwardPostings(Objects.requireNonNull(terms.get(award.id())), calendar);
			return found.lives()
				.stream()
				.map(posting::of)
				.filter((part) -> part.pending() instanceof Pending.UntilDelivered)
				.map((part) -> part.activate(award.memberId(), award.purchaseId(),
						Objects.requireNonNull(deliveries.get(award.purchaseId()))));
		}).toList();
		if (!postings.isEmpty()) {
			this.ledger.post(program, this.clock.now(program), postings);
		}
	}

	/** The stored awards of the purchases; those never awarded are left out. */
	@Transactional(readOnly = true)
	public Map<UUID, AwardView> of(ProgramId program, Collection<UUID> purchases) {
		return this.shelf.find(program, purchases)
			.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> entry.getValue().view()));
	}

	private static List<AwardView> views(List<PurchaseFacts> purchases, List<TermsInForce> terms) {
		var views = new ArrayList<AwardView>();
		for (int i = 0; i < purchases.size(); i++) {
			views.add(EarningEngine.award(purchases.get(i), terms.get(i).terms()));
		}
		return views;
	}

	/**
	 * How many points of each purchase returns have claimed so far, whether or not they
	 * could be collected; those never awarded are left out.
	 */
	@Transactional(readOnly = true)
	public Map<UUID, Points> claimed(ProgramId program, Collection<UUID> purchases) {
		return this.shelf.find(program, purchases)
			.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> entry.getValue().award().taken()));
	}

}
