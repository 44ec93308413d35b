package se.stamkund.dataload;

import java.util.List;
import java.util.UUID;

/**
 * Lines that are done together or not at all: those of an order, else one.
 *
 * @param returning whether it gives something back
 * @param key of what it says
 * @param occurrence which of those that say the same, from 1
 */
record Unit(List<Row> rows, boolean returning, UUID key, int occurrence) {

	Row first() {
		return this.rows.getFirst();
	}

	int lines() {
		return this.rows.size();
	}

	@Override
	public boolean equals(Object other) {
		return this == other;
	}

	/** Every line is there once. */
	@Override
	public int hashCode() {
		return first().number();
	}

	/** A name for what has none of its own. */
	String name() {
		return this.key.toString().replace("-", "").substring(0, 16) + "-" + this.occurrence;
	}

}
