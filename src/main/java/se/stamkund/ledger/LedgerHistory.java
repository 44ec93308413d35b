package se.stamkund.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Reads entries, also those that time has made and no job has booked yet. */
@Service
public class LedgerHistory {

	private final LedgerEntryRepository entries;

	private final AccountStore accounts;

	private final Projection projection;

	LedgerHistory(LedgerEntryRepository entries, AccountStore accounts, Projection projection) {
		this.entries = entries;
		this.accounts = accounts;
		this.projection = projection;
	}

	/**
	 * A member's entries, the latest first.
	 * @param before the number of the last entry of the page before; null for the first
	 * page
	 */
	public List<Entry> page(ProgramId program, MemberId member, @Nullable Long before, int limit, Instant now) {
		long below = (before != null) ? before : Long.MAX_VALUE;
		var stored = this.entries.findBefore(program, member, below, Limit.of(limit)).stream().map(LedgerEntry::view);
		var unbooked = unbooked(program, member, now).reversed().stream().filter((entry) -> entry.number() < below);
		return Stream.concat(unbooked, stored).limit(limit).toList();
	}

	/** What was booked for these references, by member and in order. */
	public List<Entry> of(ProgramId program, Collection<Reference> references) {
		var ids = references.stream().map(Reference::id).distinct().toList();
		return ids.isEmpty() ? List.of()
				: this.entries.findByReferences(program, ids)
					.stream()
					.map(LedgerEntry::view)
					.filter((entry) -> references.contains(entry.reference()))
					.toList();
	}

	/** What has fallen due on a member's account and is not booked. */
	List<Entry> unbooked(ProgramId program, MemberId member, Instant now) {
		boolean due = this.accounts.read(program, List.of(member))
			.stream()
			.anyMatch((account) -> account.isDue(now) || account.isBehind());
		return due ? this.projection.at(program, List.of(member), now)
			.stream()
			.flatMap((account) -> account.booked.stream())
			.map(Booked::entry)
			.toList() : List.of();
	}

}
