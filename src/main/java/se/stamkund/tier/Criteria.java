package se.stamkund.tier;

import java.util.EnumMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * What a tier asks for; nothing of what is null.
 *
 * @param money in the currency's minor unit
 */
public record Criteria(@Nullable Long points, @Nullable Long money, @Nullable Long orders) {

	public static final Criteria NONE = new Criteria(null, null, null);

	/** What is asked of a measure, if anything. */
	public @Nullable Long of(Measure measure) {
		return switch (measure) {
			case POINTS -> this.points;
			case MONEY -> this.money;
			case ORDERS -> this.orders;
		};
	}

	/** The measures something is asked of, and how much. */
	public Map<Measure, Long> asked() {
		var asked = new EnumMap<Measure, Long>(Measure.class);
		for (var measure : Measure.values()) {
			var need = of(measure);
			if (need != null) {
				asked.put(measure, need);
			}
		}
		return asked;
	}

	/** Whether everybody has the tier. */
	@JsonIgnore
	public boolean isOpen() {
		return this.points == null && this.money == null && this.orders == null;
	}

	boolean isMetBy(Sums sums, boolean all) {
		if (isOpen()) {
			return true;
		}
		return all
				? met(this.points, sums.points(), true) && met(this.money, sums.money(), true)
						&& met(this.orders, sums.orders(), true)
				: met(this.points, sums.points(), false) || met(this.money, sums.money(), false)
						|| met(this.orders, sums.orders(), false);
	}

	private static boolean met(@Nullable Long need, long have, boolean whenNotAsked) {
		return (need != null) ? have >= need : whenNotAsked;
	}

}
