package se.stamkund.shared;

import java.util.UUID;

import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Makes ids in the application, so that a row can be named before it is stored. */
public final class Ids {

	private Ids() {
	}

	/** A UUIDv7: new ids sort last, so they land together in an index. */
	public static UUID next() {
		return UuidVersion7Strategy.INSTANCE.generateUuid(null);
	}

	/** Compares as PostgreSQL does (unsigned), unlike {@link UUID#compareTo}. */
	public static int compare(UUID a, UUID b) {
		int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
		return (high != 0) ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
	}

}
