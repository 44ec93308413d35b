package se.stamkund.giftcard;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A movement of money, as it is stored. */
record CardEntry(UUID id, UUID cardId, int number, GiftCardEntryKind kind, String fromAccount, String toAccount,
		long amount, long balance, @Nullable UUID useId, @Nullable UUID referenceId, String actor, Instant occurredAt) {

}
