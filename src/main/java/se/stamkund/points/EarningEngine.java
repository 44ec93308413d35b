package se.stamkund.points;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import se.stamkund.points.EarningRule.Effect;
import se.stamkund.points.Explanation.Deduction;
import se.stamkund.points.Explanation.DeductionKind;
import se.stamkund.points.Explanation.Factor;
import se.stamkund.points.Explanation.Missed;
import se.stamkund.points.Explanation.Reason;
import se.stamkund.points.Receipt.Item;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;

/**
 * From a purchase and the terms to an award with its explanation: a pure function, the
 * same for live traffic, quote, dry run and backtest.
 */
final class EarningEngine {

	private final PurchaseFacts purchase;

	private final EarningTerms terms;

	private final Receipt receipt;

	private final Contest contest;

	private final List<EarnedLine> earned = new ArrayList<>();

	private final Map<String, Deduction> excluded = new LinkedHashMap<>();

	private final List<Missed> missed = new ArrayList<>();

	private EarningEngine(PurchaseFacts purchase, EarningTerms terms) {
		this.purchase = purchase;
		this.terms = terms;
		this.receipt = Receipt.of(purchase);
		var applicability = new Applicability(purchase, this.receipt, terms);
		this.contest = new Contest(applicability.open());
		this.missed.addAll(applicability.missed());
	}

	/** What the purchase gives on these terms. */
	static AwardView award(PurchaseFacts purchase, EarningTerms terms) {
		return new EarningEngine(purchase, terms).award();
	}

	private AwardView award() {
		this.receipt.goods().forEach(this::earn);
		this.missed.addAll(this.contest.missed());
		missedModifications();
		var minimum = this.terms.settings().minimumOrder();
		var reached = this.receipt.goodsDiscounted().compareTo(minimum) >= 0;
		if (!reached) {
			this.missed.addFirst(Applicability.belowMinimum("base", "", minimum));
		}
		var bonuses = new Bonuses(reached ? this.earned : List.of(), this.terms.modifications());
		var exact = reached ? bonuses.total() : Ratio.ZERO;
		var points = Points.of(exact.round(this.terms.settings().rounding().mode()));
		var why = new WhyWriter(this.receipt, this.terms.settings()).write(this.purchase, this.earned, reached,
				List.copyOf(this.excluded.values()), bonuses, exact, points, this.missed);
		var shares = shares(points, bonuses);
		var lives = lives();
		return new AwardView(points, shares, refundable(), lives, why.with(AwardParts.of(shares, lives)));
	}

	private void earn(Item item) {
		var exclusion = this.contest.winner(item.line(), Effect.Exclusion.class);
		if (exclusion.isPresent()) {
			this.contest.exclude(item.line(), exclusion.get());
			deduct(DeductionKind.EXCLUDED, exclusion.get().name(), item);
			return;
		}
		var rule = this.contest.winner(item.line(), Effect.OtherRate.class);
		if (rule.isEmpty() && !baseApplies()) {
			deduct(DeductionKind.NO_RATE, null, item);
			return;
		}
		var rate = rule.map((winner) -> ((Effect.OtherRate) winner.effect()).rate())
			.orElse(this.terms.settings().rate());
		this.earned.add(new EarnedLine(item, item.base(this.terms.settings().vatIncluded()), rule.orElse(null), rate,
				factors(item), life(rule, multiplier(item))));
	}

	/**
	 * Of two rules that say how long points live, that of the higher priority does;
	 * between equals the one that sets the rate.
	 */
	private PointsLife life(Optional<EarningRule> rate, Optional<EarningRule> multiplier) {
		return Stream.of(rate, multiplier)
			.flatMap(Optional::stream)
			.sorted(Comparator.comparingInt(EarningRule::priority).reversed())
			.map(EarningRule::life)
			.reduce(PointsLife.AS_SET, PointsLife::orElse)
			.beside(this.terms.settings());
	}

	private Optional<EarningRule> multiplier(Item item) {
		return this.contest.winner(item.line(), Effect.Multiplier.class);
	}

	private boolean baseApplies() {
		var store = this.terms.settings().store();
		return store == null || store.equals(this.purchase.store());
	}

	private void deduct(DeductionKind kind, @Nullable String label, Item item) {
		this.excluded.merge(kind + " " + label, new Deduction(kind, label, Money.ofMinor(item.paid())),
				(a, b) -> new Deduction(kind, label, a.amount().plus(b.amount())));
	}

	private List<Factor> factors(Item item) {
		var factors = new ArrayList<Factor>();
		multiplier(item)
			.map((rule) -> new Factor(rule.source(), rule.name(), ((Effect.Multiplier) rule.effect()).factor()))
			.ifPresent(factors::add);
		for (var modification : this.terms.modifications()) {
			if (modification instanceof Modification.Factor(var source, var name, var factor, var match)
					&& match.matches(item.line())) {
				factors.add(new Factor(source, name, factor));
			}
		}
		return List.copyOf(factors);
	}

	private void missedModifications() {
		for (var modification : this.terms.modifications()) {
			Optional<ItemMatch> match = switch (modification) {
				case Modification.Factor factor -> Optional.of(factor.match());
				case Modification.Bonus bonus -> Optional.of(bonus.match());
				case Modification.Missed missed -> {
					this.missed.add(missed(missed, Reason.MODIFIER, missed.reason()));
					yield Optional.empty();
				}
			};
			if (match.isPresent()
					&& this.earned.stream().noneMatch((line) -> match.get().matches(line.item().line()))) {
				this.missed.add(missed(modification, Reason.NO_MATCHING_GOODS, null));
			}
		}
	}

	private static Missed missed(Modification modification, Reason reason, @Nullable String detail) {
		return new Missed(modification.source(), modification.name(), reason, detail, null, null);
	}

	private Map<UUID, Points> shares(Points points, Bonuses bonuses) {
		var shares = new LinkedHashMap<UUID, Points>();
		this.receipt.items().forEach((item) -> shares.put(item.line().id(), Points.ZERO));
		var lines = bonuses.lines();
		var divided = Apportionment.divide(points.value(), bonuses.perLine());
		for (int i = 0; i < divided.length; i++) {
			shares.put(lines.get(i).item().line().id(), Points.of(divided[i]));
		}
		return shares;
	}

	private Map<UUID, PointsLife> lives() {
		var lives = new LinkedHashMap<UUID, PointsLife>();
		this.earned.stream()
			.filter((line) -> !line.life().isAsSet())
			.forEach((line) -> lives.put(line.item().line().id(), line.life()));
		return lives;
	}

	private Map<UUID, Money> refundable() {
		var refundable = new LinkedHashMap<UUID, Money>();
		this.receipt.items().forEach((item) -> refundable.put(item.line().id(), Money.ofMinor(item.paid())));
		return refundable;
	}

}
