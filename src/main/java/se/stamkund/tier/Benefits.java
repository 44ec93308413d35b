package se.stamkund.tier;

import java.math.BigDecimal;

/**
 * What a tier gives.
 *
 * @param multiplier of the points of purchases; 1 for no more than others get
 * @param earlyAccessHours how much before others she may have what is new; 0 for not
 * @param birthdayBonus points, once a year, on her birthday
 * @param text what else it gives, for people to read; empty if nothing
 */
public record Benefits(BigDecimal multiplier, boolean freeShipping, int earlyAccessHours, long birthdayBonus,
		Text text) {

	public static final Benefits NONE = new Benefits(BigDecimal.ONE, false, 0, 0, Text.EMPTY);

	/** Whether it earns more, or less, than others do. */
	public boolean multiplies() {
		return this.multiplier.compareTo(BigDecimal.ONE) != 0;
	}

}
