package se.stamkund.reward.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

import se.stamkund.platform.web.Multiline;
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
import se.stamkund.reward.RewardView;
import se.stamkund.shared.Money;
import se.stamkund.tier.Text;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

/**
 * A reward as staff write it.
 *
 * @param until the last day
 * @param version that was read; null for a new one
 */
record RewardForm(@NotNull @Nullable RewardKind kind, @NotNull @Nullable RewardState state,
		@NotBlank @Size(max = 60) @Nullable String nameSv, @NotBlank @Size(max = 60) @Nullable String nameEn,
		@Size(max = 300) @Nullable String descriptionSv, @Size(max = 300) @Nullable String descriptionEn,
		@Multiline @Size(max = 2000) @Nullable String termsSv, @Multiline @Size(max = 2000) @Nullable String termsEn,
		@NotNull @Min(0) @Max(10_000_000) @Nullable Long points, @Nullable Money amount,
		@DecimalMin(value = "0", inclusive = false) @DecimalMax("100") @Digits(integer = 3,
				fraction = 2) @Nullable BigDecimal percent,
		@Nullable Money cap, @Size(max = 100) @Nullable String sku, @Min(1) @Max(99) @Nullable Integer quantity,
		@Nullable Boolean sent, @Min(1) @Max(3650) @Nullable Integer validDays, @Nullable Money minimumOrder,
		@Size(max = NAMES) @Nullable String categories, @Size(max = NAMES) @Nullable String brands,
		@Size(max = NAMES) @Nullable String skus, @Size(max = NAMES) @Nullable String notCategories,
		@Size(max = NAMES) @Nullable String notBrands, @Size(max = NAMES) @Nullable String notSkus,
		@Nullable Stacking stacking, @Min(0) @Max(10_000_000) @Nullable Long stock,
		@Min(1) @Max(1000) @Nullable Integer times, @Nullable RewardPeriod period,
		@Size(max = 40) @Nullable String tier, @Size(max = 50) @Nullable String tag, @Nullable LocalDate from,
		@Nullable LocalDate until, @Nullable Integer version) {

	private static final int NAMES = 20_000;

	private static final int NAME = 200;

	/** What a new one begins with. */
	static RewardForm blank(Money amount) {
		return new RewardForm(RewardKind.FIXED_DISCOUNT, RewardState.DRAFT, null, null, null, null, null, null, 1000L,
				amount, null, null, null, 1, false, 90, null, null, null, null, null, null, null, Stacking.COMMON, null,
				null, RewardPeriod.MONTH, null, null, null, null, null);
	}

	static RewardForm of(RewardView view, ZoneId zone) {
		var terms = view.terms();
		var code = terms.code();
		var scope = code.scope();
		var limit = terms.limit();
		var product = (terms.gives() instanceof Gives.FreeProduct free) ? free : null;
		var part = (terms.gives() instanceof Gives.Percentage percentage) ? percentage : null;
		return new RewardForm(view.kind(), view.state(), terms.name().sv(), terms.name().en(), terms.description().sv(),
				terms.description().en(), terms.conditions().sv(), terms.conditions().en(), terms.points(),
				amount(terms.gives()), (part != null) ? part.percent() : null, (part != null) ? part.cap() : null,
				(product != null) ? product.sku() : null, (product != null) ? product.quantity() : 1,
				product != null && product.sent(), code.validDays(), code.minimumOrder(),
				NameList.join(scope.categories()), NameList.join(scope.brands()), NameList.join(scope.skus()),
				NameList.join(scope.excludedCategories()), NameList.join(scope.excludedBrands()),
				NameList.join(scope.excludedSkus()), code.stacking(), view.stock(),
				(limit != null) ? limit.times() : null, (limit != null) ? limit.period() : RewardPeriod.MONTH,
				terms.gate().tier(), terms.gate().tag(), day(terms.from(), zone), last(terms.until(), zone),
				view.version());
	}

	/** What the annotations can't say. */
	void validate(Errors errors) {
		if (this.kind == RewardKind.FIXED_DISCOUNT || this.kind == RewardKind.GIFT_CARD) {
			positive(errors, "amount", this.amount, true);
		}
		if (this.kind == RewardKind.PERCENTAGE) {
			if (this.percent == null && !errors.hasFieldErrors("percent")) {
				errors.rejectValue("percent", "NotNull");
			}
			positive(errors, "cap", this.cap, false);
		}
		if (this.kind == RewardKind.FREE_PRODUCT && (this.sku == null || this.sku.isBlank())
				&& !errors.hasFieldErrors("sku")) {
			errors.rejectValue("sku", "error.reward_sku");
		}
		positive(errors, "minimumOrder", this.minimumOrder, false);
		for (var names : List.of("categories", "brands", "skus", "notCategories", "notBrands", "notSkus")) {
			if (!errors.hasFieldErrors(names) && NameList.parse((String) errors.getFieldValue(names))
				.stream()
				.anyMatch((name) -> name.length() > NAME)) {
				errors.rejectValue(names, "error.reward_goods_long", new Object[] { NAME }, "");
			}
		}
		if (this.from != null && this.until != null && this.until.isBefore(this.from)) {
			errors.rejectValue("until", "error.reward_window");
		}
	}

	/**
	 * The reward; only of a form without errors.
	 * @param before what it was, whose instants stay if their days do; null for a new one
	 */
	RewardDraft draft(@Nullable RewardView before, ZoneId zone) {
		var from = (before != null) ? before.terms().from() : null;
		var until = (before != null) ? before.terms().until() : null;
		var opens = (this.from == null) ? null
				: this.from.equals(day(from, zone)) ? from : this.from.atStartOfDay(zone).toInstant();
		var ends = (this.until == null) ? null
				: this.until.equals(last(until, zone)) ? until : this.until.plusDays(1).atStartOfDay(zone).toInstant();
		return new RewardDraft(requireNonNullElse(this.state, RewardState.DRAFT),
				new RewardTerms(text(this.nameSv, this.nameEn), text(this.descriptionSv, this.descriptionEn),
						text(this.termsSv, this.termsEn), gives(), code(), requireNonNullElse(this.points, 0L),
						(this.times != null)
								? new RewardLimit(this.times, requireNonNullElse(this.period, RewardPeriod.MONTH))
								: null,
						new Gate(blankToNull(this.tier), blankToNull(this.tag)), opens, ends),
				this.stock);
	}

	private Gives gives() {
		return switch (requireNonNullElse(this.kind, RewardKind.EXPERIENCE)) {
			case FIXED_DISCOUNT -> new Gives.FixedDiscount(requireNonNull(this.amount));
			case GIFT_CARD -> new Gives.GiftCard(requireNonNull(this.amount));
			case PERCENTAGE -> new Gives.Percentage(requireNonNull(this.percent).stripTrailingZeros(), this.cap);
			case FREE_PRODUCT -> new Gives.FreeProduct(requireNonNull(this.sku).strip(),
					requireNonNullElse(this.quantity, 1), Boolean.TRUE.equals(this.sent));
			case FREE_SHIPPING -> new Gives.FreeShipping();
			case EXPERIENCE -> new Gives.Experience();
			case DONATION -> new Gives.Donation();
		};
	}

	private CodeTerms code() {
		return new CodeTerms(this.validDays, this.minimumOrder,
				new Scope(NameList.parse(this.skus), NameList.parse(this.categories), NameList.parse(this.brands),
						NameList.parse(this.notSkus), NameList.parse(this.notCategories),
						NameList.parse(this.notBrands)),
				requireNonNullElse(this.stacking, Stacking.COMMON));
	}

	private static void positive(Errors errors, String field, @Nullable Money amount, boolean wanted) {
		if (wanted && amount == null && !errors.hasFieldErrors(field)) {
			errors.rejectValue(field, "NotNull");
		}
		if (amount != null && !amount.isPositive()) {
			errors.rejectValue(field, "Positive");
		}
		if (amount != null && amount.compareTo(RewardTerms.MOST_MONEY) > 0) {
			errors.rejectValue(field, "error.reward_amount_large");
		}
	}

	private static @Nullable Money amount(Gives gives) {
		return switch (gives) {
			case Gives.FixedDiscount(var amount) -> amount;
			case Gives.GiftCard(var amount) -> amount;
			default -> null;
		};
	}

	private static Text text(@Nullable String sv, @Nullable String en) {
		return new Text(requireNonNullElse(sv, "").strip(), requireNonNullElse(en, "").strip());
	}

	private static @Nullable String blankToNull(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

	private static @Nullable LocalDate day(@Nullable Instant at, ZoneId zone) {
		return (at != null) ? at.atZone(zone).toLocalDate() : null;
	}

	private static @Nullable LocalDate last(@Nullable Instant until, ZoneId zone) {
		return (until != null) ? until.minusNanos(1).atZone(zone).toLocalDate() : null;
	}

}
