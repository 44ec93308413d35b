package se.stamkund.points;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import se.stamkund.ledger.Ledger;
import se.stamkund.ledger.LotFate;
import se.stamkund.ledger.LotFates;
import se.stamkund.ledger.Posting;
import se.stamkund.ledger.Uncollectable;
import se.stamkund.member.MemberDirectory;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.outbox.Outbox;
import se.stamkund.program.Programs;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/** Takes back the points of what was returned. */
@Component
class TakeBacks {

	private final AwardShelf shelf;

	private final AwardReturnRepository returns;

	private final PointsSettingsService settings;

	private final Ledger ledger;

	private final LotFates fates;

	private final MemberDirectory members;

	private final Programs programs;

	private final ProgramClock clock;

	private final Outbox outbox;

	TakeBacks(AwardShelf shelf, AwardReturnRepository returns, PointsSettingsService settings, Ledger ledger,
			LotFates fates, MemberDirectory members, Programs programs, ProgramClock clock, Outbox outbox) {
		this.shelf = shelf;
		this.returns = returns;
		this.settings = settings;
		this.ledger = ledger;
		this.fates = fates;
		this.members = members;
		this.programs = programs;
		this.clock = clock;
		this.outbox = outbox;
	}

	List<TakenBack> takeBack(ProgramId program, List<TakeBackRequest> requests) {
		var shelved = this.shelf.lock(program, requests.stream().map(TakeBackRequest::purchase).distinct().toList());
		var done = done(program, requests);
		var claims = new LinkedHashMap<UUID, Claim>();
		for (var request : requests) {
			var award = shelved.get(request.purchase());
			if (award != null && !done.containsKey(request.refund()) && !claims.containsKey(request.refund())) {
				claims.put(request.refund(), claim(award, request));
			}
		}
		var made = post(program, sparing(program, claims.values()));
		this.returns.saveAll(made.values());
		done.putAll(made);
		return requests.stream().map((request) -> {
			var taken = done.get(request.refund());
			return (taken != null) ? taken.taken(request.purchase())
					: new TakenBack(request.purchase(), Points.ZERO, Points.ZERO);
		}).toList();
	}

	private Map<UUID, AwardReturn> done(ProgramId program, List<TakeBackRequest> requests) {
		var refunds = requests.stream().map(TakeBackRequest::refund).distinct().toList();
		return this.returns.findByRefunds(program, refunds)
			.stream()
			.collect(Collectors.toMap(AwardReturn::getId, Function.identity(), (a, b) -> a, HashMap::new));
	}

	private static Claim claim(AwardShelf.Shelved shelved, TakeBackRequest request) {
		var before = shelved.share();
		var after = before.with(request.returned());
		for (int i = 0; i < after.lines().size(); i++) {
			shelved.lines().get(i).giveBack(after.lines().get(i));
		}
		var award = shelved.award();
		var points = after.points().minus(award.taken());
		var taken = AwardParts.taken(shelved.lines());
		shelved.claim(points);
		award.take(after.points());
		var parts = AwardParts.taken(shelved.lines());
		taken.forEach((life, claimed) -> parts.merge(life, -claimed, Long::sum));
		return new Claim(award, request, after.returned().minus(before.returned()), after.paid(), points, parts);
	}

	/**
	 * Leaves alone what has expired of purchases that are taken back as if never told.
	 */
	private List<Claim> sparing(ProgramId program, Collection<Claim> claims) {
		var withdrawn = claims.stream()
			.filter(Claim::isWithdrawal)
			.map((claim) -> claim.award().purchaseId())
			.collect(Collectors.toSet());
		var expired = this.fates.of(program, withdrawn, this.clock.now(program))
			.stream()
			.collect(Collectors.groupingBy(LotFate::award,
					Collectors.toMap(LotFate::part, LotFate::expired, Long::sum)));
		return claims.stream()
			.map((claim) -> claim.isWithdrawal()
					? claim.sparing(expired.getOrDefault(claim.award().purchaseId(), Map.of())) : claim)
			.toList();
	}

	private Map<UUID, AwardReturn> post(ProgramId program, Collection<Claim> claims) {
		var taking = claims.stream().filter((claim) -> !claim.points().isZero()).toList();
		var missing = new HashMap<UUID, Points>();
		if (!taking.isEmpty()) {
			var postings = new AwardPostings(this.settings.get(program),
					new PointsCalendar(this.programs.get(program).zone()));
			var erased = this.members.erased(program,
					taking.stream().map((claim) -> claim.award().memberId()).collect(Collectors.toSet()));
			var claimed = new ArrayList<Posting>();
			taking.forEach((claim) -> claimed.addAll(claim.postings(postings, erased)));
			var results = this.ledger.post(program, this.clock.now(program), claimed);
			for (int i = 0; i < results.size(); i++) {
				missing.merge(claimed.get(i).reference().id(), results.get(i).missing(), Points::plus);
			}
			this.outbox.publishAll(program, taking.stream().map(Claim::event).toList());
		}
		return claims.stream()
			.collect(Collectors.toMap((claim) -> claim.request().refund(),
					(claim) -> claim.toReturn(program, missing.getOrDefault(claim.request().refund(), Points.ZERO)),
					(a, b) -> a, LinkedHashMap::new));
	}

	/**
	 * What one return claims.
	 *
	 * @param amount what was given back
	 * @param ofAmount what could have been, at most
	 * @param parts the points by the part of the award they are claimed of
	 */
	private record Claim(Award award, TakeBackRequest request, Money amount, Money ofAmount, Points points,
			Map<PointsLife, Long> parts) {

		boolean isWithdrawal() {
			return this.request.policy() != null;
		}

		/** All but so much of each part. */
		Claim sparing(Map<String, Long> expired) {
			var left = new LinkedHashMap<PointsLife, Long>();
			this.parts
				.forEach((life, part) -> left.put(life, Math.max(0, part - expired.getOrDefault(life.key(), 0L))));
			long points = left.values().stream().mapToLong(Long::longValue).sum();
			return new Claim(this.award, this.request, this.amount, this.ofAmount, Points.of(points), left);
		}

		/** Who has been erased owes nobody anything. */
		private Uncollectable uncollectable(Uncollectable standard, Set<MemberId> erased) {
			var policy = this.request.policy();
			if (erased.contains(this.award.memberId())) {
				return Uncollectable.FORGIVE;
			}
			return (policy != null) ? AwardPostings.uncollectable(policy) : standard;
		}

		List<Posting> postings(AwardPostings postings, Set<MemberId> erased) {
			var uncollectable = uncollectable(postings.uncollectable(), erased);
			var claimed = new ArrayList<Posting>();
			this.parts.forEach((life, part) -> {
				if (part > 0) {
					claimed.add(postings.of(life)
						.takeBack(this.award.memberId(), Points.of(part), this.award.purchaseId(),
								AwardReturn.reference(this.request.refund()))
						.with(uncollectable));
				}
			});
			return claimed;
		}

		PointsTakenBack event() {
			return new PointsTakenBack(this.award.purchaseId(), this.request.refund(), this.award.memberId(),
					this.points);
		}

		AwardReturn toReturn(ProgramId program, Points uncollected) {
			return new AwardReturn(program, this.award, this.request, this.amount, this.ofAmount, this.points,
					uncollected);
		}

	}

}
