package se.stamkund.ledger;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

import se.stamkund.shared.MemberId;

/**
 * Ids of entries that time made: the same whoever books them and when, so that an entry
 * seen before it was booked keeps its name, and none can be booked twice. UUIDv7 of the
 * time it fell due.
 */
final class EntryIds {

	private EntryIds() {
	}

	static UUID due(MemberId member, long number, Instant occurredAt) {
		var seed = ByteBuffer.allocate(32)
			.putLong(member.value().getMostSignificantBits())
			.putLong(member.value().getLeastSignificantBits())
			.putLong(number)
			.putLong(occurredAt.getEpochSecond() * 1_000_000 + occurredAt.getNano() / 1_000);
		var hash = UUID.nameUUIDFromBytes(seed.array());
		long high = (occurredAt.toEpochMilli() << 16) | 0x7000L | (hash.getMostSignificantBits() & 0x0FFFL);
		return new UUID(high, hash.getLeastSignificantBits());
	}

}
