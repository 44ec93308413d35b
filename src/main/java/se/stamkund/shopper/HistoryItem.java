package se.stamkund.shopper;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.ledger.Entry;
import se.stamkund.ledger.LedgerAccount;
import se.stamkund.ledger.Reference;

/**
 * One thing that happened to a shopper's points: the entries of one posting that are
 * about the same.
 *
 * @param number of its earliest entry
 * @param points how many more or fewer she has
 * @param lot the points it made, when they came together
 */
public record HistoryItem(long number, UUID transaction, HistoryKind kind, long points, Reference reference,
		@Nullable UUID lot, Instant at) {

	private static final Set<LedgerAccount> HERS = Set.of(LedgerAccount.MEMBER_PENDING, LedgerAccount.MEMBER_ACTIVE,
			LedgerAccount.MEMBER_HELD, LedgerAccount.MEMBER_DEBT);

	static HistoryItem of(Entry entry) {
		return new HistoryItem(entry.number(), entry.transaction(), HistoryKind.of(entry.kind()), change(entry),
				entry.reference(), entry.lot(), entry.occurredAt());
	}

	/** Nothing, when points only moved from one of her accounts to another. */
	private static long change(Entry entry) {
		long points = entry.points().value();
		return (HERS.contains(entry.to()) ? points : 0) - (HERS.contains(entry.from()) ? points : 0);
	}

	/** This item and an earlier entry of the same posting, if they are about the same. */
	List<HistoryItem> join(HistoryItem earlier) {
		if (!this.transaction.equals(earlier.transaction) || this.kind != earlier.kind) {
			return List.of(this, earlier);
		}
		return List.of(new HistoryItem(earlier.number, this.transaction, this.kind,
				Math.addExact(this.points, earlier.points), this.reference, this.lot, this.at));
	}

	/** Whether it happened when she bought something, whenever the books heard of it. */
	boolean isPartOfBuying() {
		return isOrder() && (this.kind == HistoryKind.EARNED || this.kind == HistoryKind.USED);
	}

	/** Whether it is for an order, or for the points that paid one. */
	boolean isOrder() {
		return this.reference.type().equals("order") || this.reference.type().equals("order_payment");
	}

}
