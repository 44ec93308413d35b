package se.stamkund.reward.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

import se.stamkund.platform.web.Formats;
import se.stamkund.pricing.Benefit;
import se.stamkund.pricing.OfferTerms;
import se.stamkund.pricing.Scope;
import se.stamkund.reward.Eligibility;
import se.stamkund.reward.Gives;
import se.stamkund.reward.RedemptionView;
import se.stamkund.reward.RewardKind;
import se.stamkund.reward.RewardPeriod;
import se.stamkund.reward.RewardView;
import se.stamkund.reward.WhyNot;
import se.stamkund.shared.Money;

/** Tells of rewards in words; {@code rewardWords} in templates. */
@Component("rewardWords")
public class RewardWords {

	private final MessageSource messages;

	private final Formats formats;

	RewardWords(MessageSource messages, Formats formats) {
		this.messages = messages;
		this.formats = formats;
	}

	public String name(RewardView reward) {
		return reward.terms().name().in(language());
	}

	public String name(RedemptionView redemption) {
		return redemption.name().in(language());
	}

	public String description(RewardView reward) {
		return reward.terms().description().in(language());
	}

	/** The small print. */
	public String conditions(RewardView reward) {
		return reward.terms().conditions().in(language());
	}

	/** What stands large on its face: "75 kr"; null if a picture says it better. */
	public @Nullable String face(RewardView reward) {
		return switch (reward.terms().gives()) {
			case Gives.FixedDiscount(var amount) -> this.formats.moneyShort(amount);
			case Gives.GiftCard(var amount) -> this.formats.moneyShort(amount);
			case Gives.Percentage(var percent, var cap) -> say("percent", this.formats.number(percent));
			default -> null;
		};
	}

	/** The drawing on its face, where nothing stands there. */
	public String drawing(RewardKind kind) {
		return switch (kind) {
			case FREE_SHIPPING -> "shipping";
			case FREE_PRODUCT -> "product";
			case DONATION -> "heart";
			case EXPERIENCE -> "tent";
			case FIXED_DISCOUNT, PERCENTAGE, GIFT_CARD -> "none";
		};
	}

	/** What it is: "Discount". */
	public String kind(RewardKind kind) {
		return say("kind." + kind);
	}

	/** "Valid for 90 days", "On orders from 300 kr": what to know of it, line by line. */
	public List<String> facts(RewardView reward) {
		var terms = reward.terms();
		var lines = new ArrayList<String>();
		var cap = (terms.gives() instanceof Gives.Percentage part) ? part.cap() : null;
		if (terms.gives().isCode()) {
			boolean picked = terms.gives() instanceof Gives.FreeProduct;
			lines.addAll(conditions(cap, terms.code().minimumOrder(), picked ? Scope.ALL : terms.code().scope()));
		}
		if (terms.code().validDays() != null && !terms.gives().isFulfilledByHand()) {
			lines.add(say("days", terms.code().validDays()));
		}
		var limit = terms.limit();
		if (limit != null) {
			lines.add(say("limit." + limit.period(), limit.times()));
		}
		var left = reward.left();
		if (left != null && left > 0) {
			lines.add(say("left", this.formats.number(left)));
		}
		if (terms.until() != null) {
			lines.add(say("until", this.formats.day(this.formats.localDate(terms.until().minusNanos(1000)))));
		}
		return lines;
	}

	/** "On orders from 300 kr", "For jackets": what a code asks for, line by line. */
	public List<String> conditions(OfferTerms terms) {
		var cap = (terms.benefit() instanceof Benefit.Percent part) ? part.cap() : null;
		boolean picked = terms.benefit() instanceof Benefit.FreeProduct;
		return conditions(cap, terms.minimumOrder(), picked ? Scope.ALL : terms.scope());
	}

	private List<String> conditions(@Nullable Money cap, @Nullable Money minimum, Scope scope) {
		var lines = new ArrayList<String>();
		if (cap != null) {
			lines.add(say("cap", this.formats.moneyShort(cap)));
		}
		if (minimum != null) {
			lines.add(say("minimum", this.formats.moneyShort(minimum)));
		}
		goods(scope, lines);
		return lines;
	}

	/** Which goods a code is for; article numbers say nothing to a shopper. */
	private void goods(Scope scope, List<String> lines) {
		if (!scope.skus().isEmpty()) {
			lines.add(say("goods.some"));
		}
		else if (!scope.categories().isEmpty() || !scope.brands().isEmpty()) {
			lines.add(say("goods", names(scope.categories(), scope.brands())));
		}
		if (!scope.excludedCategories().isEmpty() || !scope.excludedBrands().isEmpty()) {
			lines.add(say("goods.not", names(scope.excludedCategories(), scope.excludedBrands())));
		}
		if (!scope.excludedSkus().isEmpty()) {
			lines.add(say("goods.not.some"));
		}
	}

	/** In short, for a label: "Sold out", "Gold", "from 1 December". */
	public String brief(WhyNot why, Instant now) {
		return switch (why.code()) {
			case NOT_OFFERED -> say("brief.NOT_OFFERED");
			case OVER -> say("brief.OVER");
			case SOLD_OUT -> say("brief.SOLD_OUT");
			case TAG -> say("brief.TAG");
			case TIER -> (why.tier() != null) ? why.tier().name().in(language()) : say("brief.NOT_OFFERED");
			case NOT_YET -> say("brief.NOT_YET", day(why.at(), now));
			case LIMIT -> say("brief.LIMIT");
			case POINTS -> say("brief.POINTS", this.formats.points(why.missing()));
		};
	}

	/** In a sentence to her: "You have taken 1 of 1 this month". */
	public String why(WhyNot why, Instant now) {
		return why(why, now, "why");
	}

	/** In a sentence about her, for staff: "Has taken 1 of 1 this month". */
	public String whyOf(WhyNot why, Instant now) {
		return why(why, now, "of");
	}

	private String why(WhyNot why, Instant now, String voice) {
		return switch (why.code()) {
			case NOT_OFFERED -> say("why.NOT_OFFERED");
			case OVER -> say("why.OVER");
			case SOLD_OUT -> say("why.SOLD_OUT");
			case TAG -> say("why.TAG");
			case TIER ->
				(why.tier() != null) ? say("why.TIER", why.tier().name().in(language())) : say("why.NOT_OFFERED");
			case NOT_YET -> say("why.NOT_YET", day(why.at(), now));
			case LIMIT -> limit(why, now, voice);
			case POINTS -> say(voice + ".POINTS", this.formats.points(why.missing()), this.formats.points(why.have()));
		};
	}

	/** "Early access: others get it on 1 December". */
	public @Nullable String early(Eligibility one, Instant now) {
		return (one.early() != null) ? say("early", day(one.early(), now)) : null;
	}

	private String limit(WhyNot why, Instant now, String voice) {
		var period = (why.period() != null) ? why.period() : RewardPeriod.EVER;
		var taken = say(voice + ".LIMIT." + period, this.formats.number(why.have()), this.formats.number(why.need()));
		return (why.at() != null) ? say("why.again", taken, day(why.at(), now)) : taken;
	}

	private String day(@Nullable Instant at, Instant now) {
		return (at != null) ? this.formats.day(at, now) : "";
	}

	private String say(String key, Object... arguments) {
		return this.messages.getMessage("rewards.say." + key, arguments, language());
	}

	private static String names(Set<String> some, Set<String> more) {
		return Stream.concat(some.stream().sorted(), more.stream().sorted()).collect(Collectors.joining(", "));
	}

	private static Locale language() {
		return LocaleContextHolder.getLocale();
	}

}
