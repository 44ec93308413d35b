package se.stamkund.purchase;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.MemberId;

/**
 * Which orders a list is about; what is null or false excludes nothing.
 *
 * @param text what the order number begins with, in any case
 * @param members whose orders, beside those the text finds
 * @param from ordered then or later
 * @param to ordered before
 * @param kind one of the quick choices
 */
public record OrderFilter(@Nullable String text, Set<MemberId> members, @Nullable UUID store,
		@Nullable OrderStatus status, @Nullable Instant from, @Nullable Instant to, @Nullable Kind kind, Sort sort,
		boolean descending) {

	/** Every order, newest first. */
	public static final OrderFilter ALL = new OrderFilter(null, Set.of(), null, null, null, null, null, Sort.DATE,
			true);

	/** The orders of a member, newest first. */
	public static OrderFilter of(MemberId member) {
		return new OrderFilter(null, Set.of(member), null, null, null, null, null, Sort.DATE, true);
	}

	public OrderFilter {
		members = Set.copyOf(members);
	}

	/** The same orders the other way round. */
	public OrderFilter reversed() {
		return new OrderFilter(this.text, this.members, this.store, this.status, this.from, this.to, this.kind,
				this.sort, !this.descending);
	}

	/** Quick choices. */
	public enum Kind {

		REFUNDED, WARNED, GUEST

	}

	/** What a list is sorted by. */
	public enum Sort {

		DATE, TOTAL

	}

}
