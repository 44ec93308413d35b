package se.stamkund.points;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;
import se.stamkund.shared.Money;

/**
 * A rule beside the base rule. Of several rules that set the rate of the same goods one
 * wins: the highest priority, then the closest match (sku before brand before category
 * before all), then the most generous, then the newest. Of several multipliers likewise.
 * An exclusion wins over everything.
 *
 * @param id the rule, the same through all its versions
 * @param version counts from 1; every change makes a new version
 * @param stores where it applies; everywhere when empty
 * @param from when it starts to apply
 * @param until when it no longer applies
 * @param minimumOrder goods for less than this are left to the other rules
 * @param conditions facts that are asked of the member: one of the values of each
 * @param life how long the points of its goods wait and live
 */
public record EarningRule(UUID id, int version, String name, Effect effect, ItemMatch match, Set<UUID> stores,
		@Nullable Instant from, @Nullable Instant until, Money minimumOrder, Map<String, Set<String>> conditions,
		int priority, PointsLife life) {

	public EarningRule {
		stores = Set.copyOf(stores);
		conditions = Map.copyOf(conditions);
	}

	/** A rule whose points live as the settings say. */
	public EarningRule(UUID id, int version, String name, Effect effect, ItemMatch match, Set<UUID> stores,
			@Nullable Instant from, @Nullable Instant until, Money minimumOrder, Map<String, Set<String>> conditions,
			int priority) {
		this(id, version, name, effect, match, stores, from, until, minimumOrder, conditions, priority,
				PointsLife.AS_SET);
	}

	/** How awards name it: "rule:0198…". */
	String source() {
		return "rule:" + this.id;
	}

	/** What a rule does to the goods it matches. */
	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
	public sealed interface Effect {

		/** They earn at this rate instead of the base rate. */
		@JsonTypeName("RATE")
		record OtherRate(Rate rate) implements Effect {
		}

		/** Their points are multiplied. */
		@JsonTypeName("MULTIPLIER")
		record Multiplier(BigDecimal factor) implements Effect {

			public Multiplier {
				if (factor.signum() < 0) {
					throw new IllegalArgumentException("A factor can't be negative: " + factor);
				}
			}

		}

		/** They earn nothing. */
		@JsonTypeName("EXCLUSION")
		record Exclusion() implements Effect {
		}

	}

}
