package se.stamkund.shopper;

import java.util.Set;

/** What a shopper wants to see of her history. */
public enum HistoryFilter {

	ALL(Set.of(HistoryKind.values())), EARNED(Set.of(HistoryKind.EARNED, HistoryKind.WELCOME)),
	USED(Set.of(HistoryKind.USED)), RETURNED(Set.of(HistoryKind.RETURNED, HistoryKind.CAME_BACK)),
	EXPIRED(Set.of(HistoryKind.EXPIRED));

	private final Set<HistoryKind> kinds;

	HistoryFilter(Set<HistoryKind> kinds) {
		this.kinds = kinds;
	}

	boolean has(HistoryItem item) {
		return this.kinds.contains(item.kind());
	}

}
