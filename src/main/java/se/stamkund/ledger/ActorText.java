package se.stamkund.ledger;

import java.util.Locale;

import se.stamkund.shared.Actor;

/** Reads actors as {@link Actor#toString} writes them. */
final class ActorText {

	private ActorText() {
	}

	static Actor parse(String text) {
		int colon = text.indexOf(':');
		var kind = Actor.Kind.valueOf(((colon < 0) ? text : text.substring(0, colon)).toUpperCase(Locale.ROOT));
		return new Actor(kind, (colon < 0) ? "" : text.substring(colon + 1));
	}

}
