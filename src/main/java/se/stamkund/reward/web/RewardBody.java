package se.stamkund.reward.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.Set;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import se.stamkund.platform.api.Amount;
import se.stamkund.platform.api.InvalidFieldException;
import se.stamkund.platform.api.OneOf;
import se.stamkund.platform.api.Words;
import se.stamkund.pricing.Scope;
import se.stamkund.pricing.Stacking;
import se.stamkund.reward.CodeTerms;
import se.stamkund.reward.Gate;
import se.stamkund.reward.Gives;
import se.stamkund.reward.RewardDraft;
import se.stamkund.reward.RewardKind;
import se.stamkund.reward.RewardLimit;
import se.stamkund.reward.RewardPeriod;
import se.stamkund.reward.RewardState;
import se.stamkund.reward.RewardTerms;
import se.stamkund.shared.Money;
import se.stamkund.tier.Text;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

/**
 * A reward as a client writes it.
 *
 * @param points its price
 * @param amount with kind fixed_discount or gift_card
 * @param percent with kind percentage
 * @param cap the most a percentage takes off
 * @param sku with kind free_product
 * @param quantity of the product; 1 if nothing is said
 * @param sent whether staff send the product; otherwise a code makes it free when it is
 * bought
 * @param validDays how long a code or card lasts; for good if nothing is said
 * @param minimumOrder what the goods must cost for the code
 * @param skus with brands and categories: the goods the code is for, all if none is named
 * @param excludedSkus with excluded brands and categories: the goods it is never for
 * @param stock how many there are in all, those that are gone included; no end if nothing
 * is said
 * @param limit how often a member can take it
 * @param tier the code of the lowest tier that may have it
 * @param tag that a member must have
 * @param from when it opens; tiers with early access have it sooner
 * @param until the first instant when it is no longer to be had
 */
@Schema(name = "RewardInput", example = """
		{"kind": "fixed_discount", "state": "active", "name": {"sv": "75 kr rabatt", "en": "75 kr off"},
		"description": {"sv": "Gäller i 90 dagar", "en": "Valid for 90 days"}, "points": 1500, "amount": "75.00",
		"valid_days": 90, "stock": 500, "limit": {"times": 1, "period": "month"}}""")
record RewardBody(@NotNull @OneOf(RewardKind.class) @Nullable String kind,
		@OneOf(RewardState.class) @Nullable String state, @NotNull @Valid @Nullable NameBody name,
		@Valid @Nullable LineBody description, @Valid @Nullable TermsBody terms,
		@NotNull @Min(0) @Max(10_000_000) @Nullable Long points, @Nullable Amount amount,
		@DecimalMin(value = "0", inclusive = false) @DecimalMax("100") @Digits(integer = 3,
				fraction = 2) @Nullable BigDecimal percent,
		@Nullable Amount cap, @Size(max = 100) @Nullable String sku, @Min(1) @Max(99) @Nullable Integer quantity,
		@Nullable Boolean sent, @Min(1) @Max(3650) @Nullable Integer validDays, @Nullable Amount minimumOrder,
		@Size(max = 500) @Nullable Set<@NotBlank @Size(max = 200) String> skus,
		@Size(max = 500) @Nullable Set<@NotBlank @Size(max = 200) String> categories,
		@Size(max = 500) @Nullable Set<@NotBlank @Size(max = 200) String> brands,
		@Size(max = 500) @Nullable Set<@NotBlank @Size(max = 200) String> excludedSkus,
		@Size(max = 500) @Nullable Set<@NotBlank @Size(max = 200) String> excludedCategories,
		@Size(max = 500) @Nullable Set<@NotBlank @Size(max = 200) String> excludedBrands,
		@OneOf(Stacking.class) @Nullable String stacking, @Min(0) @Max(10_000_000) @Nullable Long stock,
		@Valid @Nullable LimitBody limit, @Size(max = 40) @Nullable String tier, @Size(max = 50) @Nullable String tag,
		@Nullable Instant from, @Nullable Instant until) {

	RewardDraft draft(Currency currency) {
		return new RewardDraft(Words.parse(RewardState.class, requireNonNullElse(this.state, "draft"), "/state"),
				new RewardTerms(requireNonNull(this.name).text(),
						(this.description != null) ? this.description.text() : Text.EMPTY,
						(this.terms != null) ? this.terms.text() : Text.EMPTY, gives(currency), code(currency),
						requireNonNull(this.points), (this.limit != null) ? this.limit.limit() : null,
						new Gate(blankToNull(this.tier), blankToNull(this.tag)), this.from, this.until),
				this.stock);
	}

	private Gives gives(Currency currency) {
		var parsed = Words.parse(RewardKind.class, requireNonNull(this.kind), "/kind");
		boolean money = parsed == RewardKind.FIXED_DISCOUNT || parsed == RewardKind.GIFT_CARD;
		goes(this.amount != null, money, "/amount", "fixed_discount or gift_card");
		goes(this.percent != null, parsed == RewardKind.PERCENTAGE, "/percent", "percentage");
		goes(this.sku != null, parsed == RewardKind.FREE_PRODUCT, "/sku", "free_product");
		only(this.cap != null, parsed == RewardKind.PERCENTAGE, "/cap", "percentage");
		only(this.quantity != null, parsed == RewardKind.FREE_PRODUCT, "/quantity", "free_product");
		only(this.sent != null, parsed == RewardKind.FREE_PRODUCT, "/sent", "free_product");
		return switch (parsed) {
			case FIXED_DISCOUNT -> new Gives.FixedDiscount(positive(requireNonNull(this.amount), currency, "/amount"));
			case GIFT_CARD -> new Gives.GiftCard(positive(requireNonNull(this.amount), currency, "/amount"));
			case PERCENTAGE -> new Gives.Percentage(requireNonNull(this.percent).stripTrailingZeros(),
					(this.cap != null) ? positive(this.cap, currency, "/cap") : null);
			case FREE_PRODUCT -> new Gives.FreeProduct(requireNonNull(this.sku).strip(),
					requireNonNullElse(this.quantity, 1), Boolean.TRUE.equals(this.sent));
			case FREE_SHIPPING -> new Gives.FreeShipping();
			case EXPERIENCE -> new Gives.Experience();
			case DONATION -> new Gives.Donation();
		};
	}

	private CodeTerms code(Currency currency) {
		return new CodeTerms(this.validDays,
				(this.minimumOrder != null) ? positive(this.minimumOrder, currency, "/minimum_order") : null,
				new Scope(names(this.skus), names(this.categories), names(this.brands), names(this.excludedSkus),
						names(this.excludedCategories), names(this.excludedBrands)),
				Words.parse(Stacking.class, requireNonNullElse(this.stacking, "common"), "/stacking"));
	}

	private static Money positive(Amount amount, Currency currency, String pointer) {
		var money = amount.in(currency, pointer);
		if (!money.isPositive()) {
			throw new InvalidFieldException(pointer, "Must be more than zero");
		}
		return money;
	}

	private static void goes(boolean said, boolean wanted, String pointer, String kind) {
		if (said != wanted) {
			throw new InvalidFieldException(pointer, "Goes with kind " + kind + ", and only with it");
		}
	}

	private static void only(boolean said, boolean wanted, String pointer, String kind) {
		if (said && !wanted) {
			throw new InvalidFieldException(pointer, "Goes only with kind " + kind);
		}
	}

	private static Set<String> names(@Nullable Set<String> names) {
		return (names != null) ? names : Set.of();
	}

	private static @Nullable String blankToNull(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

	/** What a reward is called, in both languages. */
	@Schema(name = "RewardName")
	record NameBody(@NotBlank @Size(max = 60) @Nullable String sv, @NotBlank @Size(max = 60) @Nullable String en) {

		private Text text() {
			return new Text(requireNonNull(this.sv).strip(), requireNonNull(this.en).strip());
		}

	}

	/** A line about it, in both languages. */
	@Schema(name = "RewardDescription")
	record LineBody(@Size(max = 300) @Nullable String sv, @Size(max = 300) @Nullable String en) {

		private Text text() {
			return new Text(requireNonNullElse(this.sv, "").strip(), requireNonNullElse(this.en, "").strip());
		}

	}

	/** The small print, in both languages. */
	@Schema(name = "RewardTerms")
	record TermsBody(@Size(max = 2000) @Nullable String sv, @Size(max = 2000) @Nullable String en) {

		private Text text() {
			return new Text(requireNonNullElse(this.sv, "").strip(), requireNonNullElse(this.en, "").strip());
		}

	}

	/** How often a member can take it, by the programme's calendar. */
	@Schema(name = "RewardLimit")
	record LimitBody(@NotNull @Min(1) @Max(1000) @Nullable Integer times,
			@NotNull @OneOf(RewardPeriod.class) @Nullable String period) {

		private RewardLimit limit() {
			return new RewardLimit(requireNonNull(this.times),
					Words.parse(RewardPeriod.class, requireNonNull(this.period), "/limit/period"));
		}

	}

}
