package se.stamkund.points.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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

import se.stamkund.points.EarningRule;
import se.stamkund.points.EarningRule.Effect;
import se.stamkund.points.EarningRuleView;
import se.stamkund.points.ItemMatch;
import se.stamkund.points.PointsLife;
import se.stamkund.points.Rate;
import se.stamkund.shared.Money;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

/**
 * A rule as its form.
 *
 * @param until the last day it applies
 * @param orderNumber only the member's purchase with this number
 * @param pending when its points can be used, if not as the settings say
 * @param expiry when they expire, if not as the settings say
 */
record EarningRuleForm(@NotBlank @Size(max = 100) @Nullable String name, @NotNull EarningRuleBody.@Nullable Type type,
		@DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 4) @Nullable BigDecimal factor,
		@DecimalMin("0") @DecimalMax("100000") @Digits(integer = 6, fraction = 4) @Nullable BigDecimal points,
		@Nullable Money per, @Size(max = 2000) @Nullable String categories, @Size(max = 2000) @Nullable String brands,
		@Size(max = 2000) @Nullable String skus, @Nullable Set<UUID> stores, @Nullable LocalDate from,
		@Nullable LocalDate until, @Nullable Money minimum, @Min(1) @Max(1000) @Nullable Integer orderNumber,
		@Min(-1000) @Max(1000) @Nullable Integer priority, PointsForm.@Nullable PendingKind pending,
		@Min(1) @Max(365) @Nullable Integer pendingDays, PointsForm.@Nullable ExpiryKind expiry,
		@Min(0) @Max(120) @Nullable Integer expiryLength, boolean draft, int version) {

	static EarningRuleForm blank() {
		return new EarningRuleForm(null, EarningRuleBody.Type.MULTIPLIER, BigDecimal.TWO, null, null, null, null, null,
				null, null, null, null, null, 0, null, null, null, null, false, 0);
	}

	static EarningRuleForm of(EarningRuleView view, ZoneId zone) {
		var rule = view.rule();
		var rate = (rule.effect() instanceof Effect.OtherRate(var other)) ? other : null;
		var number = rule.conditions().getOrDefault("order_number", Set.of()).stream().findFirst();
		return new EarningRuleForm(rule.name(), switch (rule.effect()) {
			case Effect.OtherRate(var other) -> EarningRuleBody.Type.RATE;
			case Effect.Multiplier(var factor) -> EarningRuleBody.Type.MULTIPLIER;
			case Effect.Exclusion() -> EarningRuleBody.Type.EXCLUSION;
		}, (rule.effect() instanceof Effect.Multiplier(var factor)) ? factor : null,
				(rate != null) ? rate.points() : null, (rate != null) ? rate.per() : null,
				joined(rule.match().categories()), joined(rule.match().brands()), joined(rule.match().skus()),
				rule.stores(), (rule.from() != null) ? LocalDate.ofInstant(rule.from(), zone) : null,
				(rule.until() != null) ? LocalDate.ofInstant(rule.until().minusNanos(1), zone) : null,
				rule.minimumOrder().isZero() ? null : rule.minimumOrder(), number.map(Integer::valueOf).orElse(null),
				rule.priority(), PointsForm.kind(rule.life().pending()), PointsForm.days(rule.life().pending()),
				PointsForm.kind(rule.life().expiry()), PointsForm.length(rule.life().expiry()), view.draft(),
				rule.version());
	}

	/** What the annotations can't say; only of a form whose fields could be read. */
	void validate(Errors errors) {
		if (this.type == EarningRuleBody.Type.MULTIPLIER && this.factor == null) {
			errors.rejectValue("factor", "NotNull");
		}
		if (this.type == EarningRuleBody.Type.RATE) {
			if (this.points == null) {
				errors.rejectValue("points", "NotNull");
			}
			if (this.per == null || !this.per.isPositive()) {
				errors.rejectValue("per", "Positive");
			}
		}
		PointsForm.validate(errors, this.pending, this.pendingDays, this.expiry, this.expiryLength);
		if (this.from != null && this.until != null && this.until.isBefore(this.from)) {
			errors.rejectValue("until", "error.rule_window_invalid");
		}
		if (this.minimum != null && this.minimum.isNegative()) {
			errors.rejectValue("minimum", "PositiveOrZero");
		}
	}

	/** Only of a form without errors. */
	EarningRule rule(UUID id, ZoneId zone) {
		var effect = switch (requireNonNull(this.type)) {
			case MULTIPLIER -> new Effect.Multiplier(requireNonNull(this.factor));
			case RATE -> new Effect.OtherRate(new Rate(requireNonNull(this.points), requireNonNull(this.per)));
			case EXCLUSION -> new Effect.Exclusion();
		};
		return new EarningRule(id, this.version, requireNonNull(this.name).strip(), effect,
				new ItemMatch(split(this.skus), split(this.brands), split(this.categories)),
				requireNonNullElse(this.stores, Set.of()),
				(this.from != null) ? this.from.atStartOfDay(zone).toInstant() : null,
				(this.until != null) ? this.until.plusDays(1).atStartOfDay(zone).toInstant() : null,
				requireNonNullElse(this.minimum, Money.ZERO),
				(this.orderNumber != null) ? Map.of("order_number", Set.of(this.orderNumber.toString())) : Map.of(),
				requireNonNullElse(this.priority, 0), life());
	}

	private PointsLife life() {
		return new PointsLife((this.pending != null) ? PointsForm.pending(this.pending, this.pendingDays) : null,
				(this.expiry != null) ? PointsForm.expiry(this.expiry, this.expiryLength) : null);
	}

	private static String joined(Set<String> names) {
		return String.join(", ", names.stream().sorted().toList());
	}

	private static Set<String> split(@Nullable String names) {
		return Arrays.stream(requireNonNullElse(names, "").split("[,;\n]"))
			.map(String::strip)
			.filter((name) -> !name.isEmpty())
			.collect(Collectors.toSet());
	}

}
