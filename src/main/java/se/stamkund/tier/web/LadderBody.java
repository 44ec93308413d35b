package se.stamkund.tier.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import se.stamkund.platform.api.Amount;
import se.stamkund.platform.api.InvalidFieldException;
import se.stamkund.platform.api.Words;
import se.stamkund.shared.Ids;
import se.stamkund.shared.Money;
import se.stamkund.tier.Benefits;
import se.stamkund.tier.Criteria;
import se.stamkund.tier.Downgrade;
import se.stamkund.tier.Ladder;
import se.stamkund.tier.Text;
import se.stamkund.tier.Tier;
import se.stamkund.tier.Window;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

/**
 * The ladder as JSON.
 *
 * @param window rolling, calendar_year, membership_year or lifetime
 * @param months 1 to 36, with window rolling
 * @param match any or all of what a tier asks for
 * @param downgrade never, one_step or to_earned, when a term ends
 * @param graceDays how long after the end of a term a tier is kept
 * @param tiers the lowest first; a tier keeps its members as long as it keeps its code
 */
@Schema(name = "Tiers", example = """
		{"window": "rolling", "months": 12, "match": "any", "downgrade": "to_earned", "grace_days": 30, "tiers": [
		{"code": "brons", "name": {"sv": "Brons", "en": "Bronze"}},
		{"code": "silver", "name": {"sv": "Silver", "en": "Silver"}, "color": "#8a9299", "icon": "star",
		"criteria": {"money": "1000.00"}, "benefits": {"multiplier": 1.1, "free_shipping": false,
		"early_access_hours": 24, "birthday_bonus": 100, "text": {"sv": "Fri vallning", "en": "Free ski waxing"}}}]}""")
record LadderBody(@NotNull @Nullable String window, @Min(1) @Max(36) @Nullable Integer months, @Nullable String match,
		@Nullable String downgrade, @Min(0) @Max(365) @Nullable Integer graceDays,
		@NotNull @Size(max = 10) @Nullable List<@NotNull @Valid TierBody> tiers) {

	private static final String VISIBLE = "[^\\p{Cntrl}]*";

	private static final String HIDDEN = "must have no control characters";

	enum WindowKind {

		ROLLING, CALENDAR_YEAR, MEMBERSHIP_YEAR, LIFETIME

	}

	enum Match {

		ANY, ALL

	}

	/** What a programme without a ladder answers. */
	static LadderBody none() {
		return new LadderBody(Words.of(WindowKind.ROLLING), 12, Words.of(Match.ANY), Words.of(Downgrade.TO_EARNED), 0,
				List.of());
	}

	static LadderBody of(Ladder ladder, Currency currency) {
		var kind = kind(ladder.window());
		return new LadderBody(Words.of(kind),
				(ladder.window() instanceof Window.Rolling(var months)) ? Integer.valueOf(months) : null,
				Words.of(ladder.all() ? Match.ALL : Match.ANY), Words.of(ladder.downgrade()), ladder.graceDays(),
				ladder.tiers().stream().map((tier) -> TierBody.of(tier, currency)).toList());
	}

	static WindowKind kind(Window window) {
		return switch (window) {
			case Window.Rolling(var months) -> WindowKind.ROLLING;
			case Window.CalendarYear() -> WindowKind.CALENDAR_YEAR;
			case Window.MembershipYear() -> WindowKind.MEMBERSHIP_YEAR;
			case Window.Lifetime() -> WindowKind.LIFETIME;
		};
	}

	/** The ladder, with the tiers it has in common with the one before it. */
	Ladder ladder(@Nullable Ladder before, Currency currency) {
		var tiers = new ArrayList<Tier>();
		for (var body : requireNonNull(this.tiers)) {
			tiers.add(body.tier(before, currency, "/tiers/" + tiers.size()));
		}
		return new Ladder(counted(), matching() == Match.ALL,
				Words.parse(Downgrade.class, requireNonNullElse(this.downgrade, "to_earned"), "/downgrade"),
				requireNonNullElse(this.graceDays, 0), tiers);
	}

	private Match matching() {
		return Words.parse(Match.class, requireNonNullElse(this.match, "any"), "/match");
	}

	private Window counted() {
		var kind = Words.parse(WindowKind.class, requireNonNull(this.window), "/window");
		if ((kind == WindowKind.ROLLING) != (this.months != null)) {
			throw new InvalidFieldException("/months", "Goes with window rolling, and only with it");
		}
		return switch (kind) {
			case ROLLING -> new Window.Rolling(requireNonNull(this.months));
			case CALENDAR_YEAR -> new Window.CalendarYear();
			case MEMBERSHIP_YEAR -> new Window.MembershipYear();
			case LIFETIME -> new Window.Lifetime();
		};
	}

	/**
	 * A tier.
	 *
	 * @param color #rrggbb
	 * @param icon tier, star, crown, mountain, heart or gift
	 */
	@Schema(name = "Tier")
	record TierBody(@NotBlank @Pattern(regexp = "[a-z0-9]([a-z0-9_-]{0,38}[a-z0-9])?") @Nullable String code,
			@NotNull @Valid @Nullable NameBody name, @Pattern(regexp = "#[0-9a-fA-F]{6}") @Nullable String color,
			@Pattern(regexp = "tier|star|crown|mountain|heart|gift") @Nullable String icon,
			@Valid @Nullable CriteriaBody criteria, @Valid @Nullable BenefitsBody benefits) {

		static TierBody of(Tier tier, Currency currency) {
			return new TierBody(tier.code(), new NameBody(tier.name().sv(), tier.name().en()), tier.color(),
					tier.icon(), CriteriaBody.of(tier.criteria(), currency), BenefitsBody.of(tier.benefits()));
		}

		private Tier tier(@Nullable Ladder before, Currency currency, String pointer) {
			var code = requireNonNull(this.code);
			UUID known = (before == null) ? null
					: before.tiers()
						.stream()
						.filter((tier) -> tier.code().equals(code))
						.map(Tier::id)
						.findFirst()
						.orElse(null);
			return new Tier((known != null) ? known : Ids.next(), code, requireNonNull(this.name).text(),
					requireNonNullElse(this.color, "#6c757d").toLowerCase(Locale.ROOT),
					requireNonNullElse(this.icon, "tier"),
					(this.criteria != null) ? this.criteria.criteria(currency, pointer) : Criteria.NONE,
					(this.benefits != null) ? this.benefits.benefits() : Benefits.NONE);
		}

	}

	/** What something is called in both languages. */
	@Schema(name = "TierName")
	record NameBody(@NotBlank @Size(max = 40) @Pattern(regexp = VISIBLE, message = HIDDEN) @Nullable String sv,
			@NotBlank @Size(max = 40) @Pattern(regexp = VISIBLE, message = HIDDEN) @Nullable String en) {

		private Text text() {
			return new Text(requireNonNull(this.sv).strip(), requireNonNull(this.en).strip());
		}

	}

	/** What a tier asks for; nothing of what is left out. */
	@Schema(name = "TierCriteria")
	record CriteriaBody(@Min(1) @Max(1_000_000_000) @Nullable Long points, @Nullable Amount money,
			@Min(1) @Max(100_000) @Nullable Long orders) {

		static CriteriaBody of(Criteria criteria, Currency currency) {
			var money = criteria.money();
			return new CriteriaBody(criteria.points(),
					(money != null) ? Amount.of(Money.ofMinor(money), currency) : null, criteria.orders());
		}

		private Criteria criteria(Currency currency, String pointer) {
			var amount = (this.money != null) ? this.money.in(currency, pointer + "/criteria/money") : null;
			if (amount != null && !amount.isPositive()) {
				throw new InvalidFieldException(pointer + "/criteria/money", "Must be more than zero");
			}
			return new Criteria(this.points, (amount != null) ? Long.valueOf(amount.minor()) : null, this.orders);
		}

	}

	/** What a tier gives. */
	@Schema(name = "TierBenefits")
	record BenefitsBody(
			@DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 4) @Nullable BigDecimal multiplier,
			@Nullable Boolean freeShipping, @Min(0) @Max(8760) @Nullable Integer earlyAccessHours,
			@Min(0) @Max(1_000_000) @Nullable Long birthdayBonus, @Valid @Nullable BenefitsText text) {

		static BenefitsBody of(Benefits benefits) {
			return new BenefitsBody(benefits.multiplier(), benefits.freeShipping(), benefits.earlyAccessHours(),
					benefits.birthdayBonus(), new BenefitsText(benefits.text().sv(), benefits.text().en()));
		}

		private Benefits benefits() {
			return new Benefits(requireNonNullElse(this.multiplier, BigDecimal.ONE).stripTrailingZeros(),
					Boolean.TRUE.equals(this.freeShipping), requireNonNullElse(this.earlyAccessHours, 0),
					requireNonNullElse(this.birthdayBonus, 0L), (this.text != null) ? this.text.text() : Text.EMPTY);
		}

	}

	/** What else a tier gives, for people to read. */
	@Schema(name = "TierBenefitsText")
	record BenefitsText(@Size(max = 300) @Pattern(regexp = VISIBLE, message = HIDDEN) @Nullable String sv,
			@Size(max = 300) @Pattern(regexp = VISIBLE, message = HIDDEN) @Nullable String en) {

		private Text text() {
			return new Text(requireNonNullElse(this.sv, "").strip(), requireNonNullElse(this.en, "").strip());
		}

	}

}
