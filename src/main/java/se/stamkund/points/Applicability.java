package se.stamkund.points;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import se.stamkund.points.EarningRule.Effect;
import se.stamkund.points.Explanation.Missed;
import se.stamkund.points.Explanation.Reason;
import se.stamkund.shared.Money;

/** Sorts the rules into those that may apply to a purchase and those that may not. */
final class Applicability {

	private final PurchaseFacts purchase;

	private final Receipt receipt;

	private final EarningTerms terms;

	private final List<EarningRule> open = new ArrayList<>();

	private final List<Missed> missed = new ArrayList<>();

	Applicability(PurchaseFacts purchase, Receipt receipt, EarningTerms terms) {
		this.purchase = purchase;
		this.receipt = receipt;
		this.terms = terms;
		for (var rule : terms.rules()) {
			var obstacle = obstacle(rule);
			if (obstacle == null) {
				this.open.add(rule);
			}
			else if (!(rule.effect() instanceof Effect.Exclusion)) {
				this.missed.add(obstacle);
			}
		}
	}

	/** The rules that apply to some of the goods, unless another rule wins. */
	List<EarningRule> open() {
		return this.open;
	}

	List<Missed> missed() {
		return this.missed;
	}

	private @Nullable Missed obstacle(EarningRule rule) {
		var at = this.purchase.at();
		if (rule.from() != null && at.isBefore(rule.from())) {
			return new Missed(rule.source(), rule.name(), Reason.NOT_YET, null, null, rule.from());
		}
		if (rule.until() != null && !at.isBefore(rule.until())) {
			return new Missed(rule.source(), rule.name(), Reason.OVER, null, null, rule.until());
		}
		if (!rule.stores().isEmpty() && !rule.stores().contains(this.purchase.store())) {
			return missed(rule, Reason.OTHER_STORE, null);
		}
		for (var condition : rule.conditions().entrySet()) {
			var known = this.terms.facts().getOrDefault(condition.getKey(), Set.of());
			if (condition.getValue().stream().noneMatch(known::contains)) {
				return missed(rule, Reason.CONDITION, condition.getKey());
			}
		}
		if (this.receipt.goods().stream().noneMatch((item) -> rule.match().matches(item.line()))) {
			return missed(rule, Reason.NO_MATCHING_GOODS, null);
		}
		if (this.receipt.goodsDiscounted().compareTo(rule.minimumOrder()) < 0) {
			return belowMinimum(rule.source(), rule.name(), rule.minimumOrder());
		}
		return null;
	}

	private static Missed missed(EarningRule rule, Reason reason, @Nullable String detail) {
		return new Missed(rule.source(), rule.name(), reason, detail, null, null);
	}

	static Missed belowMinimum(String source, String name, Money minimum) {
		return new Missed(source, name, Reason.BELOW_MINIMUM, null, minimum, null);
	}

}
