package se.stamkund.points;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import se.stamkund.points.EarningRule.Effect;
import se.stamkund.shared.Money;

/** Builds earning rules for tests. */
final class Rules {

	private final String name;

	private final Effect effect;

	private ItemMatch match = ItemMatch.ALL;

	private Set<UUID> stores = Set.of();

	private @Nullable Instant from;

	private @Nullable Instant until;

	private Money minimum = Money.ZERO;

	private Map<String, Set<String>> conditions = Map.of();

	private int priority;

	private PointsLife life = PointsLife.AS_SET;

	private Rules(String name, Effect effect) {
		this.name = name;
		this.effect = effect;
	}

	static Rules times(String name, String factor) {
		return new Rules(name, new Effect.Multiplier(new BigDecimal(factor)));
	}

	static Rules rate(String name, String points, String per) {
		return new Rules(name, new Effect.OtherRate(new Rate(new BigDecimal(points), Purchases.kr(per))));
	}

	static Rules nothing(String name) {
		return new Rules(name, new Effect.Exclusion());
	}

	Rules on(ItemMatch match) {
		this.match = match;
		return this;
	}

	Rules in(UUID store) {
		this.stores = Set.of(store);
		return this;
	}

	Rules from(String from) {
		this.from = Instant.parse(from);
		return this;
	}

	Rules until(String until) {
		this.until = Instant.parse(until);
		return this;
	}

	Rules minimum(String amount) {
		this.minimum = Purchases.kr(amount);
		return this;
	}

	Rules when(String fact, String... values) {
		this.conditions = Map.of(fact, Set.of(values));
		return this;
	}

	Rules priority(int priority) {
		this.priority = priority;
		return this;
	}

	Rules living(@Nullable Pending pending, @Nullable ExpiryPolicy expiry) {
		this.life = new PointsLife(pending, expiry);
		return this;
	}

	EarningRule build() {
		return new EarningRule(UUID.nameUUIDFromBytes(this.name.getBytes(StandardCharsets.UTF_8)), 1, this.name,
				this.effect, this.match, this.stores, this.from, this.until, this.minimum, this.conditions,
				this.priority, this.life);
	}

}
