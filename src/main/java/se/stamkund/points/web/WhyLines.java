package se.stamkund.points.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

import se.stamkund.platform.web.Formats;
import se.stamkund.platform.web.WhyLine;
import se.stamkund.points.ExpiryPolicy;
import se.stamkund.points.Explanation;
import se.stamkund.points.Explanation.Deduction;
import se.stamkund.points.Explanation.Factor;
import se.stamkund.points.Explanation.Missed;
import se.stamkund.points.Explanation.Part;
import se.stamkund.points.Pending;
import se.stamkund.points.PointsLife;
import se.stamkund.points.Rate;
import se.stamkund.shared.Money;

/**
 * Tells why an award is what it is, in the page's language; {@code whyLines} in
 * templates.
 */
@Component("whyLines")
public class WhyLines {

	private final MessageSource messages;

	private final Formats formats;

	WhyLines(MessageSource messages, Formats formats) {
		this.messages = messages;
		this.formats = formats;
	}

	/** The lines of {@code dl.why}. */
	public List<WhyLine> of(Explanation why) {
		var lines = new ArrayList<WhyLine>();
		lines.add(WhyLine.step("", say("goods"), money(why.goods())));
		why.deductions()
			.forEach((deduction) -> lines.add(WhyLine.step("−", label(deduction), money(deduction.amount()))));
		if (!why.deductions().isEmpty()) {
			lines.add(WhyLine.total(say("base"), money(why.base())));
		}
		parts(why, lines);
		why.factors().forEach((factor) -> lines.add(WhyLine.step("×", factor.name(), number(factor.factor()))));
		why.bonuses()
			.forEach((bonus) -> lines.add(WhyLine.step("+", bonus.name(), this.formats.points(bonus.points()))));
		lines.add(WhyLine.total(why.rounded() ? say("rounded." + why.rounding(), number(why.exact())) : say("points"),
				this.formats.points(why.points())));
		why.lots().forEach((lot) -> lines.add(WhyLine.leftOut(this.formats.points(lot.points()), life(lot.life()))));
		why.nothing()
			.forEach((nothing) -> lines.add(WhyLine.leftOut(say("nothing." + nothing.kind(), money(nothing.amount())),
					this.formats.points(0))));
		why.missed().forEach((missed) -> lines.add(WhyLine.leftOut(name(missed), reason(missed))));
		return lines;
	}

	/** How long points wait and live, where that is not as the settings say. */
	private String life(PointsLife life) {
		var words = new ArrayList<String>();
		switch (life.pending()) {
			case null -> {
			}
			case Pending.None() -> words.add(say("life.pending.NONE"));
			case Pending.Days(var days) -> words.add(say("life.pending.DAYS", days));
			case Pending.UntilDelivered() -> words.add(say("life.pending.UNTIL_DELIVERED"));
		}
		switch (life.expiry()) {
			case null -> {
			}
			case ExpiryPolicy.Never() -> words.add(say("life.expiry.NEVER"));
			case ExpiryPolicy.Months(var months) -> words.add(say("life.expiry.MONTHS", months));
			case ExpiryPolicy.EndOfYear(var years) -> words.add(say("life.expiry.END_OF_YEAR", years));
			case ExpiryPolicy.Inactivity(var months) -> throw new IllegalStateException("No rule's");
		}
		return words.isEmpty() ? say("life.as_set") : String.join(", ", words);
	}

	/** Without the points, as a sum: "varor 1 399 − rabatt 150 = 1 249 kr × 1 =". */
	public String formula(Explanation why) {
		var text = new StringBuilder(lowered(say("goods"))).append(' ').append(bare(why.goods()));
		for (var deduction : why.deductions()) {
			text.append(" − ").append(lowered(label(deduction))).append(' ').append(bare(deduction.amount()));
		}
		if (!why.deductions().isEmpty()) {
			text.append(" = ").append(money(why.base()));
		}
		else {
			text.append(' ').append(this.formats.currency());
		}
		if (why.parts().size() == 1) {
			var part = why.parts().getFirst();
			text.append(" × ").append(rate(part.rate()));
			part.factors().forEach((factor) -> times(text, factor));
		}
		else if (why.parts().size() > 1) {
			text.append(" → ");
			text.append(String.join(" + ", why.parts().stream().map((part) -> calculation(part)).toList()));
		}
		why.factors().forEach((factor) -> times(text, factor));
		why.bonuses()
			.forEach((bonus) -> text.append(" + ")
				.append(bonus.name())
				.append(' ')
				.append(this.formats.number(bonus.points().value())));
		return text.append(" =").toString();
	}

	private void parts(Explanation why, List<WhyLine> lines) {
		if (why.parts().size() == 1) {
			var part = why.parts().getFirst();
			lines.add(WhyLine.step("×", rateLabel(part), number(part.rate().points())));
			part.factors().forEach((factor) -> lines.add(WhyLine.step("×", factor.name(), number(factor.factor()))));
			return;
		}
		for (var part : why.parts()) {
			var name = (part.name() != null) ? part.name()
					: part.factors().isEmpty() ? say("rest") : part.factors().getFirst().name();
			lines.add(WhyLine.step("+", say("part", name, calculation(part)), this.formats.number(part.points())));
		}
	}

	/** "500 kr × 1 × 2". */
	private String calculation(Part part) {
		var text = new StringBuilder(money(part.base())).append(" × ").append(rate(part.rate()));
		part.factors().forEach((factor) -> text.append(" × ").append(number(factor.factor())));
		return text.toString();
	}

	private void times(StringBuilder text, Factor factor) {
		text.append(" × ").append(number(factor.factor())).append(' ').append(factor.name());
	}

	private String rateLabel(Part part) {
		var label = (isPerUnit(part.rate()) && this.formats.currency().equals("kr")) ? say("rate.unit")
				: say("rate", money(part.rate().per()));
		return (part.name() != null) ? say("part", part.name(), label) : label;
	}

	private String rate(Rate rate) {
		return isPerUnit(rate) ? number(rate.points()) : say("rate.short", number(rate.points()), money(rate.per()));
	}

	private boolean isPerUnit(Rate rate) {
		return bare(rate.per()).equals("1");
	}

	private String label(Deduction deduction) {
		return (deduction.label() != null) ? say("deduction." + deduction.kind() + ".named", deduction.label())
				: say("deduction." + deduction.kind());
	}

	private String name(Missed missed) {
		return missed.source().equals("base") ? say("base_rule") : missed.name();
	}

	private String reason(Missed missed) {
		Object detail = switch (missed.reason()) {
			case NOT_YET, OVER -> (missed.when() != null) ? this.formats.date(missed.when()) : "";
			case BELOW_MINIMUM -> (missed.amount() != null) ? money(missed.amount()) : "";
			case CONDITION -> fact(missed.detail());
			default -> (missed.detail() != null) ? missed.detail() : "";
		};
		if (missed.reason() == Explanation.Reason.MODIFIER) {
			return message("points.missed." + missed.detail(), say("missed.MODIFIER"));
		}
		return say("missed." + missed.reason(), detail);
	}

	private String fact(@Nullable String name) {
		return message("points.fact." + name, String.valueOf(name));
	}

	private String money(Money money) {
		return this.formats.moneyShort(money);
	}

	/** The amount without its currency. */
	private String bare(Money money) {
		var text = money(money);
		var unit = this.formats.currency();
		return text.replace("\u00a0" + unit, "").replace(unit, "");
	}

	private String number(BigDecimal number) {
		return this.formats.number(number);
	}

	private String say(String key, Object... arguments) {
		return this.messages.getMessage("points.why." + key, arguments, locale());
	}

	private String message(String key, String otherwise) {
		var found = this.messages.getMessage(key, null, otherwise, locale());
		return (found != null) ? found : otherwise;
	}

	/** With a small first letter, inside a sentence. */
	private static String lowered(String text) {
		return text.isEmpty() ? text : text.substring(0, 1).toLowerCase(locale()) + text.substring(1);
	}

	private static Locale locale() {
		return LocaleContextHolder.getLocale();
	}

}
