package se.stamkund.points;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;

import org.jspecify.annotations.Nullable;
import se.stamkund.points.Explanation.Deduction;
import se.stamkund.points.Explanation.DeductionKind;
import se.stamkund.points.Explanation.Factor;
import se.stamkund.points.Explanation.Missed;
import se.stamkund.points.Explanation.Nothing;
import se.stamkund.points.Explanation.Part;
import se.stamkund.points.PurchaseFacts.LineKind;
import se.stamkund.points.Receipt.Item;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;

/** Writes down how an award came about. */
final class WhyWriter {

	private final Receipt receipt;

	private final PointsSettings settings;

	WhyWriter(Receipt receipt, PointsSettings settings) {
		this.receipt = receipt;
		this.settings = settings;
	}

	Explanation write(PurchaseFacts purchase, List<EarnedLine> earned, boolean reached, List<Deduction> excluded,
			Bonuses bonuses, Ratio exact, Points points, List<Missed> missed) {
		var deductions = deductions(purchase);
		deductions.addAll(excluded);
		var paid = Receipt.sum(earned.stream().map(EarnedLine::item).toList(), Item::paid);
		var base = money(earned);
		if (!this.settings.vatIncluded() && !paid.equals(base)) {
			deductions.add(new Deduction(DeductionKind.VAT, null, paid.minus(base)));
		}
		var paying = earned.stream().filter((line) -> reached && !line.base().isZero()).toList();
		var common = common(paying);
		return new Explanation(Receipt.sum(this.receipt.goods(), (item) -> item.line().gross().minor()), deductions,
				base, parts(paying, common), common, bonuses.applied(), decimal(exact), this.settings.rounding(),
				points, nothing(), missed, List.of());
	}

	private List<Deduction> deductions(PurchaseFacts purchase) {
		var deductions = new ArrayList<Deduction>();
		add(deductions, DeductionKind.DISCOUNT, null, Receipt.sum(this.receipt.goods(), Item::ownDiscount));
		for (int i = 0; i < purchase.discounts().size(); i++) {
			add(deductions, DeductionKind.DISCOUNT, purchase.discounts().get(i).label(),
					this.receipt.discounts().get(i));
		}
		add(deductions, DeductionKind.PAID_WITH_POINTS, null, Receipt.sum(this.receipt.goods(), Item::points));
		return deductions;
	}

	private static void add(List<Deduction> deductions, DeductionKind kind, @Nullable String label, Money amount) {
		if (amount.isPositive()) {
			deductions.add(new Deduction(kind, label, amount));
		}
	}

	private static List<Factor> common(List<EarnedLine> lines) {
		if (lines.isEmpty()) {
			return List.of();
		}
		var common = new ArrayList<>(lines.getFirst().factors());
		lines.forEach((line) -> common.retainAll(line.factors()));
		return List.copyOf(common);
	}

	private static List<Part> parts(List<EarnedLine> lines, List<Factor> common) {
		record Key(@Nullable EarningRule rule, Rate rate, List<Factor> factors) {
		}
		var groups = new LinkedHashMap<Key, List<EarnedLine>>();
		for (var line : lines) {
			var own = line.factors().stream().filter((factor) -> !common.contains(factor)).toList();
			groups.computeIfAbsent(new Key(line.rule(), line.rate(), own), (key) -> new ArrayList<>()).add(line);
		}
		return groups.entrySet().stream().map((group) -> {
			var key = group.getKey();
			var points = EarnedLine.times(base(group.getValue()).times(Ratio.of(key.rate().points()))
				.dividedBy(Ratio.of(key.rate().per().minor())), key.factors());
			return new Part((key.rule() != null) ? key.rule().id() : null,
					(key.rule() != null) ? key.rule().name() : null, money(group.getValue()), key.rate(), key.factors(),
					decimal(points));
		}).toList();
	}

	private List<Nothing> nothing() {
		var sums = new EnumMap<LineKind, Money>(LineKind.class);
		for (var item : this.receipt.items()) {
			if (item.line().kind() != LineKind.GOODS && item.discounted() > 0) {
				sums.merge(item.line().kind(), Money.ofMinor(item.discounted()), Money::plus);
			}
		}
		return sums.entrySet().stream().map((sum) -> new Nothing(sum.getKey(), sum.getValue())).toList();
	}

	private static Ratio base(List<EarnedLine> lines) {
		return lines.stream().map(EarnedLine::base).reduce(Ratio.ZERO, Ratio::plus);
	}

	private static Money money(List<EarnedLine> lines) {
		return Money.ofMinor(base(lines).round(RoundingMode.HALF_UP));
	}

	/** Cut, not rounded, so that it never shows more than there is. */
	private static BigDecimal decimal(Ratio points) {
		var cut = points.toDecimal(4, RoundingMode.FLOOR).stripTrailingZeros();
		return (cut.scale() < 0) ? cut.setScale(0) : cut;
	}

}
