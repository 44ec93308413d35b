package se.stamkund.tier;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** TestLadders as tests need them. */
final class TestLadders {

	static final UUID BRONZE = new UUID(0, 1);

	static final UUID SILVER = new UUID(0, 2);

	static final UUID GOLD = new UUID(0, 3);

	static final List<UUID> IDS = List.of(BRONZE, SILVER, GOLD);

	private static final List<String> NAMES = List.of("Brons", "Silver", "Guld");

	private TestLadders() {
	}

	/** Bronze for all, Silver from 1 000 kr, Gold from 2 500 kr. */
	static Ladder money(Window window, Downgrade downgrade, int graceDays) {
		return of(window, false, downgrade, graceDays, Criteria.NONE, kronor(1000), kronor(2500));
	}

	static Criteria kronor(long kronor) {
		return new Criteria(null, kronor * 100, null);
	}

	static Ladder of(Window window, boolean all, Downgrade downgrade, int graceDays, Criteria... criteria) {
		return new Ladder(window, all, downgrade, graceDays,
				Arrays.stream(criteria).map((each) -> tier(Arrays.asList(criteria).indexOf(each), each)).toList());
	}

	static Tier tier(int level, Criteria criteria) {
		var name = NAMES.get(level);
		return new Tier(IDS.get(level), name.toLowerCase(), new Text(name, name), "#888888", "tier", criteria,
				new Benefits(BigDecimal.ONE.add(new BigDecimal("0.1").multiply(BigDecimal.valueOf(level))), level == 2,
						0, level * 50L, Text.EMPTY));
	}

	static @Nullable String name(Ladder ladder, int level) {
		var tier = ladder.tier(level);
		return (tier != null) ? tier.name().sv() : null;
	}

}
