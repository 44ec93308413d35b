package se.stamkund.points.web;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

import se.stamkund.points.ExpiryPolicy;
import se.stamkund.points.Explanation;
import se.stamkund.points.Pending;
import se.stamkund.points.PointsLife;
import se.stamkund.shared.Money;

/**
 * An award's why in one line for machines and logs: "goods 1399.00 − discount 150.00 −
 * paid with points 50.00 = 1199.00 SEK; × 1 × 1.1 (Silver) = 1318 p; shipping 49.00 gives
 * 0 p".
 */
final class AwardFormula {

	private AwardFormula() {
	}

	static String of(Explanation why, Currency currency) {
		var line = new StringBuilder("goods ").append(amount(why.goods(), currency));
		for (Explanation.Deduction item : why.deductions()) {
			line.append(" − ").append(words(item.kind())).append(' ').append(amount(item.amount(), currency));
		}
		if (!why.deductions().isEmpty()) {
			line.append(" = ").append(amount(why.base(), currency));
		}
		line.append(' ').append(currency.getCurrencyCode());
		line.append(parts(why, currency));
		line.append(factors(why.factors()));
		why.bonuses().forEach((bonus) -> line.append(" + ").append(bonus.points()).append(named(bonus.name())));
		line.append(" = ").append(why.points().value()).append(" p");
		for (Explanation.Lot lot : why.lots()) {
			line.append("; ").append(lot.points().value()).append(" p ").append(life(lot.life()));
		}
		for (Explanation.Nothing nothing : why.nothing()) {
			line.append("; ")
				.append(words(nothing.kind()))
				.append(' ')
				.append(amount(nothing.amount(), currency))
				.append(" gives 0 p");
		}
		return line.toString();
	}

	private static String life(PointsLife life) {
		var waits = switch (life.pending()) {
			case null -> "";
			case Pending.None() -> "can be used at once";
			case Pending.Days(var days) -> "can be used after " + days + " days";
			case Pending.UntilDelivered() -> "can be used once delivered";
		};
		var lives = switch (life.expiry()) {
			case null -> "";
			case ExpiryPolicy.Never() -> "never expire";
			case ExpiryPolicy.Months(var months) -> "expire after " + months + " months";
			case ExpiryPolicy.EndOfYear(var years) -> "expire at the end of the year + " + years;
			case ExpiryPolicy.Inactivity(var months) -> throw new IllegalStateException("No rule's");
		};
		var both = waits + ((waits.isEmpty() || lives.isEmpty()) ? "" : " and ") + lives;
		return both.isEmpty() ? "as the settings say" : both;
	}

	private static String parts(Explanation why, Currency currency) {
		if (why.parts().size() == 1) {
			return "; × " + rate(why.parts().getFirst(), currency) + factors(why.parts().getFirst().factors());
		}
		var sum = new StringJoiner(" + ", "; ", "");
		sum.setEmptyValue("");
		for (Explanation.Part part : why.parts()) {
			var rule = part.name();
			sum.add(amount(part.base(), currency) + " × " + rate(part, currency) + ((rule != null) ? named(rule) : "")
					+ factors(part.factors()));
		}
		return sum.toString();
	}

	private static String rate(Explanation.Part part, Currency currency) {
		var per = part.rate().per();
		return plain(part.rate().points())
				+ (per.equals(Money.of(BigDecimal.ONE, currency)) ? "" : " per " + amount(per, currency));
	}

	private static String factors(List<Explanation.Factor> factors) {
		var text = new StringBuilder();
		factors.forEach((factor) -> text.append(" × ").append(plain(factor.factor())).append(named(factor.name())));
		return text.toString();
	}

	private static String named(String name) {
		return " (" + name + ")";
	}

	private static String words(Enum<?> kind) {
		return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

	private static String amount(Money money, Currency currency) {
		return money.toDecimal(currency).toPlainString();
	}

	private static String plain(BigDecimal number) {
		return number.stripTrailingZeros().toPlainString();
	}

}
