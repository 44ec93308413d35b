package se.stamkund.tier.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

import se.stamkund.platform.web.Formats;
import se.stamkund.platform.web.PageContext;
import se.stamkund.shared.Money;
import se.stamkund.tier.Cause;
import se.stamkund.tier.Gap;
import se.stamkund.tier.Goal;
import se.stamkund.tier.Ladder;
import se.stamkund.tier.Measure;
import se.stamkund.tier.Text;
import se.stamkund.tier.Tier;
import se.stamkund.tier.TierChangeView;
import se.stamkund.tier.Window;

/** Tells of tiers in words; {@code tierWords} in templates. */
@Component("tierWords")
public class TierWords {

	private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

	private final MessageSource messages;

	private final Formats formats;

	private final PageContext page;

	TierWords(MessageSource messages, Formats formats, PageContext page) {
		this.messages = messages;
		this.formats = formats;
		this.page = page;
	}

	/** What a tier is called. */
	public String name(@Nullable Tier tier) {
		return (tier != null) ? name(tier.name()) : say("none");
	}

	/** What a tier was called. */
	public String name(@Nullable Text text) {
		return (text != null) ? text.in(language()) : say("none");
	}

	/** "1 250 kr", "3 purchases or 400 points": rounded up, so that it is enough. */
	public String left(Goal goal) {
		var gaps = goal.open().stream().map((gap) -> amount(gap.measure(), gap.left())).toList();
		return String.join(say(goal.all() ? "and" : "or"), gaps);
	}

	/** "1 250 of 2 500 kr": how far it is, measure by measure. */
	public String done(Gap gap) {
		return say("done." + gap.measure(), plain(gap.measure(), gap.have()), amount(gap.measure(), gap.need()));
	}

	/** "from 2 500 kr in 12 months"; of the tier everybody has: that it is. */
	public String asks(Tier tier, Ladder ladder) {
		if (tier.criteria().isOpen()) {
			return say("open");
		}
		var needs = tier.criteria()
			.asked()
			.entrySet()
			.stream()
			.map((asked) -> amount(asked.getKey(), asked.getValue()))
			.toList();
		return say("from." + kind(ladder.window()), String.join(say(ladder.all() ? "and" : "or"), needs),
				(ladder.window() instanceof Window.Rolling(var months)) ? months : 0);
	}

	/** "10 % more points", "Free shipping": what a tier gives, line by line. */
	public List<String> benefits(Tier tier) {
		var lines = new ArrayList<String>();
		var benefits = tier.benefits();
		if (benefits.multiplies()) {
			var percent = benefits.multiplier().subtract(BigDecimal.ONE).multiply(HUNDRED).stripTrailingZeros();
			lines.add((percent.signum() > 0 && percent.compareTo(HUNDRED) < 0)
					? say("gives.more", this.formats.number(percent))
					: say("gives.times", this.formats.number(benefits.multiplier())));
		}
		if (benefits.freeShipping()) {
			lines.add(say("gives.shipping"));
		}
		if (benefits.earlyAccessHours() > 0) {
			lines.add(say("gives.early", benefits.earlyAccessHours()));
		}
		if (benefits.birthdayBonus() > 0) {
			lines.add(say("gives.birthday", this.formats.points(benefits.birthdayBonus())));
		}
		var own = benefits.text().in(language());
		if (!own.isBlank()) {
			lines.add(own);
		}
		return lines;
	}

	/** Why she moved. */
	public String why(TierChangeView change) {
		var bought = this.formats.money(Money.ofMinor(change.sums().money()));
		var order = change.order();
		if (change.cause() == Cause.EARNED && order != null) {
			return say("cause.EARNED.order", order, bought);
		}
		if (change.cause() == Cause.RETURNED && order != null) {
			return say("cause.RETURNED.order", order);
		}
		return say("cause." + change.cause(), bought);
	}

	private String amount(Measure measure, long value) {
		return switch (measure) {
			case MONEY -> this.formats.moneyShort(roundedUp(value));
			case POINTS -> this.formats.points(value);
			case ORDERS -> say("orders", value);
		};
	}

	private String plain(Measure measure, long value) {
		return (measure == Measure.MONEY) ? this.formats.amount(Money.ofMinor(value)) : this.formats.number(value);
	}

	/** Whole units of the currency. */
	private Money roundedUp(long minor) {
		long unit = (long) Math.pow(10, this.page.getCurrency().getDefaultFractionDigits());
		return Money.ofMinor(Math.ceilDiv(minor, unit) * unit);
	}

	private static String kind(Window window) {
		return LadderBody.kind(window).name();
	}

	private String say(String key, Object... arguments) {
		return this.messages.getMessage("tiers.say." + key, arguments, language());
	}

	private static Locale language() {
		return LocaleContextHolder.getLocale();
	}

}
