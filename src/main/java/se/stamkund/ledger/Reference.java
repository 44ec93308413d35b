package se.stamkund.ledger;

import java.util.UUID;

/**
 * What points were moved for, in words of the feature that asked; the ledger only keeps
 * it.
 *
 * @param type the kind of thing, in snake_case: "order", "redemption", "adjustment"
 */
public record Reference(String type, UUID id) {

	public Reference {
		if (!type.matches("[a-z][a-z_]{0,29}")) {
			throw new IllegalArgumentException("Not a type of reference: " + type);
		}
	}

}
