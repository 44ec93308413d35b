package se.stamkund.dataload;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a dry run would have stored, as far as later lines depend on it: who would be
 * enrolled, which orders there would be, and lines that could be given back.
 */
class DryMemory {

	private final Set<Long> people = new HashSet<>();

	private final Set<Long> orders = new HashSet<>();

	private final Set<Long> wanted;

	private final Map<Long, List<ReturnMatch.Candidate>> lines = new HashMap<>();

	/**
	 * Remembers.
	 * @param wanted what may be given back: {@link #hash} of customer and article
	 */
	DryMemory(Set<Long> wanted) {
		this.wanted = wanted;
	}

	static long hash(String... parts) {
		return LineKeys.hash(List.of(parts)).getMostSignificantBits();
	}

	/** Whether somebody known by one of these was seen; from now on she is. */
	boolean seen(Collection<String> identities) {
		boolean known = false;
		for (var identity : identities) {
			known |= this.people.contains(hash(identity));
		}
		identities.forEach((identity) -> this.people.add(hash(identity)));
		return known;
	}

	/** Whether one of these has been seen. */
	boolean knows(Collection<String> identities) {
		return identities.stream().anyMatch((identity) -> this.people.contains(hash(identity)));
	}

	void order(String store, String number) {
		this.orders.add(hash(store, number));
	}

	boolean hasOrder(String store, String number) {
		return this.orders.contains(hash(store, number));
	}

	void line(String customer, String sku, UUID order, BigDecimal quantity, Instant at) {
		long key = hash(customer, sku);
		if (this.wanted.contains(key)) {
			this.lines.computeIfAbsent(key, (any) -> new ArrayList<>())
				.add(new ReturnMatch.Candidate(order, "", at, quantity));
		}
	}

	List<ReturnMatch.Candidate> lines(String customer, String sku) {
		return this.lines.getOrDefault(hash(customer, sku), List.of());
	}

	/** So much of a line has been given back. */
	void give(String customer, String sku, ReturnMatch.Candidate line, BigDecimal quantity) {
		var lines = this.lines.get(hash(customer, sku));
		if (lines != null) {
			int at = lines.indexOf(line);
			if (at >= 0) {
				lines.set(at, line.less(quantity));
			}
		}
	}

}
