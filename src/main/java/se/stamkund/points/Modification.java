package se.stamkund.points;

import java.math.BigDecimal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import se.stamkund.shared.Points;

/** What a tier or a campaign does to one purchase. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({ @JsonSubTypes.Type(value = Modification.Factor.class, name = "factor"),
		@JsonSubTypes.Type(value = Modification.Bonus.class, name = "bonus"),
		@JsonSubTypes.Type(value = Modification.Missed.class, name = "missed") })
public sealed interface Modification {

	/** Where it comes from, stable and machine-readable: "tier:silver". */
	String source();

	/** What people call it: "Silver". */
	String name();

	/** Multiplies what the matching goods give. */
	record Factor(String source, String name, BigDecimal factor, ItemMatch match) implements Modification {
	}

	/** Adds points to a purchase that gives any, shared by the matching goods. */
	record Bonus(String source, String name, Points points, ItemMatch match) implements Modification {
	}

	/**
	 * Did nothing this time, and why.
	 *
	 * @param reason a key under {@code points.missed.} in the message bundles
	 */
	record Missed(String source, String name, String reason) implements Modification {
	}

}
