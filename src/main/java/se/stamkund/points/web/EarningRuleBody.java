package se.stamkund.points.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

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
import se.stamkund.points.EarningRule;
import se.stamkund.points.EarningRule.Effect;
import se.stamkund.points.ItemMatch;
import se.stamkund.points.PointsLife;
import se.stamkund.points.web.PointsSettingsBody.ExpiryBody;
import se.stamkund.points.web.PointsSettingsBody.PendingBody;
import se.stamkund.points.web.PointsSettingsBody.RateBody;
import se.stamkund.shared.Money;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

/**
 * A rule as a client writes it.
 *
 * @param type rate, multiplier or exclusion
 * @param rate with type rate
 * @param factor with type multiplier
 * @param skus with brands and categories: the goods it is about, all if none is named
 * @param stores codes of the stores where it applies, everywhere if none is named
 * @param until the first instant when it no longer applies
 * @param conditions facts asked of the member, with the values that will do
 * @param draft true while it should not count yet
 * @param pending how long points of these goods wait, if not as the settings say
 * @param expiry when they expire, if not as the settings say: anything but inactivity
 */
@Schema(name = "EarningRuleInput", example = """
		{"name": "Double points on shoes", "type": "multiplier", "factor": 2, "categories": ["skor"],
		"until": "2026-12-01T00:00:00+01:00", "priority": 10, "expiry": {"type": "months", "length": 3}}""")
record EarningRuleBody(@NotBlank @Size(max = 100) @Nullable String name,
		@NotNull @OneOf(EarningRuleBody.Type.class) @Nullable String type, @Valid @Nullable RateBody rate,
		@DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 4) @Nullable BigDecimal factor,
		@Size(max = 500) @Nullable Set<@NotBlank @Size(max = 200) String> skus,
		@Size(max = 500) @Nullable Set<@NotBlank @Size(max = 200) String> brands,
		@Size(max = 500) @Nullable Set<@NotBlank @Size(max = 200) String> categories,
		@Size(max = 200) @Nullable Set<@NotBlank @Size(max = 40) String> stores, @Nullable Instant from,
		@Nullable Instant until, @Nullable Amount minimumOrder,
		@Size(max = 10) @Nullable Map<@NotBlank @Size(
				max = 40) String, @NotNull @Size(min = 1, max = 50) Set<@NotBlank @Size(max = 100) String>> conditions,
		@Min(-1000) @Max(1000) @Nullable Integer priority, @Nullable Boolean draft,
		@Valid @Nullable PendingBody pending, @Valid @Nullable ExpiryBody expiry) {

	enum Type {

		RATE, MULTIPLIER, EXCLUSION

	}

	EarningRule rule(UUID id, int version, Map<String, UUID> storeIds, Currency currency) {
		var minimum = (this.minimumOrder != null)
				? PointsSettingsBody.positive(this.minimumOrder.in(currency, "/minimum_order"), "/minimum_order")
				: Money.ZERO;
		return new EarningRule(id, version, requireNonNull(this.name).strip(), effect(currency),
				new ItemMatch(names(this.skus), names(this.brands), names(this.categories)), stores(storeIds),
				this.from, this.until, minimum, requireNonNullElse(this.conditions, Map.of()),
				requireNonNullElse(this.priority, 0), life());
	}

	private PointsLife life() {
		return new PointsLife((this.pending != null) ? this.pending.pending() : null,
				(this.expiry != null) ? this.expiry.policy() : null);
	}

	boolean isDraft() {
		return Boolean.TRUE.equals(this.draft);
	}

	private Effect effect(Currency currency) {
		var parsed = Words.parse(Type.class, requireNonNull(this.type), "/type");
		if ((parsed == Type.RATE) != (this.rate != null)) {
			throw new InvalidFieldException("/rate", "Goes with type rate, and only with it");
		}
		if ((parsed == Type.MULTIPLIER) != (this.factor != null)) {
			throw new InvalidFieldException("/factor", "Goes with type multiplier, and only with it");
		}
		return switch (parsed) {
			case RATE -> new Effect.OtherRate(requireNonNull(this.rate).rate(currency, "/rate"));
			case MULTIPLIER -> new Effect.Multiplier(requireNonNull(this.factor));
			case EXCLUSION -> new Effect.Exclusion();
		};
	}

	private Set<UUID> stores(Map<String, UUID> ids) {
		return names(this.stores).stream().map((code) -> {
			var id = ids.get(code);
			if (id == null) {
				throw new InvalidFieldException("/stores", "There is no store with the code " + code);
			}
			return id;
		}).collect(Collectors.toSet());
	}

	private static Set<String> names(@Nullable Set<String> names) {
		return (names != null) ? names : Set.of();
	}

	/** The codes of a rule's stores. */
	static List<String> codes(EarningRule rule, Function<UUID, @Nullable String> code) {
		return rule.stores().stream().map((id) -> requireNonNullElse(code.apply(id), id.toString())).sorted().toList();
	}

}
