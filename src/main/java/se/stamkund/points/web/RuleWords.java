package se.stamkund.points.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

import se.stamkund.platform.web.Formats;
import se.stamkund.points.EarningRule;
import se.stamkund.points.ExpiryPolicy;
import se.stamkund.points.Pending;
import se.stamkund.points.PointsLife;
import se.stamkund.points.EarningRule.Effect;

/** Tells a rule as a sentence; {@code ruleWords} in templates. */
@Component("ruleWords")
public class RuleWords {

	private final MessageSource messages;

	private final Formats formats;

	RuleWords(MessageSource messages, Formats formats) {
		this.messages = messages;
		this.formats = formats;
	}

	/** "2 times the points on category skor until 2026-11-30". */
	public String sentence(EarningRule rule, Map<UUID, String> storeNames) {
		var goods = goods(rule);
		var text = new StringBuilder(switch (rule.effect()) {
			case Effect.Multiplier(var factor) -> say("times", this.formats.number(factor), goods);
			case Effect.OtherRate(var rate) ->
				say("rate", this.formats.number(rate.points()), this.formats.moneyShort(rate.per()), goods);
			case Effect.Exclusion() -> say("nothing", goods);
		});
		if (!rule.stores().isEmpty()) {
			text.append(
					say("stores", list(rule.stores().stream().map((id) -> storeNames.getOrDefault(id, "?")).toList())));
		}
		if (rule.minimumOrder().isPositive()) {
			text.append(say("minimum", this.formats.moneyShort(rule.minimumOrder())));
		}
		var number = rule.conditions().get("order_number");
		if (number != null) {
			text.append(say("order_number", list(number)));
		}
		text.append(life(rule.life()));
		if (rule.from() != null) {
			text.append(say("from", this.formats.date(rule.from())));
		}
		if (rule.until() != null) {
			text.append(say("until", this.formats.date(rule.until().minusNanos(1))));
		}
		return text.append('.').toString();
	}

	/** ", which can be used after 14 days and expire after 3 months"; empty if as set. */
	String life(PointsLife life) {
		var text = new StringBuilder();
		switch (life.pending()) {
			case null -> {
			}
			case Pending.None() -> text.append(say("pending.NONE"));
			case Pending.Days(var days) -> text.append(say("pending.DAYS", days));
			case Pending.UntilDelivered() -> text.append(say("pending.UNTIL_DELIVERED"));
		}
		switch (life.expiry()) {
			case null -> {
			}
			case ExpiryPolicy.Never() -> text.append(say("expiry.NEVER"));
			case ExpiryPolicy.Months(var months) -> text.append(say("expiry.MONTHS", months));
			case ExpiryPolicy.EndOfYear(var years) -> text.append(say("expiry.END_OF_YEAR", years));
			case ExpiryPolicy.Inactivity(var months) -> throw new IllegalStateException("No rule's");
		}
		return text.toString();
	}

	private String goods(EarningRule rule) {
		var match = rule.match();
		if (match.isAll()) {
			return say("all");
		}
		var goods = new ArrayList<String>();
		if (!match.categories().isEmpty()) {
			goods.add(say("categories", list(match.categories())));
		}
		if (!match.brands().isEmpty()) {
			goods.add(say("brands", list(match.brands())));
		}
		if (!match.skus().isEmpty()) {
			goods.add(say("skus", list(match.skus())));
		}
		return String.join(say("or"), goods);
	}

	private static String list(Collection<String> names) {
		return String.join(", ", names.stream().sorted().toList());
	}

	private String say(String key, Object... arguments) {
		return this.messages.getMessage("points.rule.words." + key, arguments, locale());
	}

	private static Locale locale() {
		return LocaleContextHolder.getLocale();
	}

}
