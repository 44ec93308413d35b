package se.stamkund.ledger;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

import se.stamkund.shared.MemberDataOwner;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;
import se.stamkund.shared.WhenMerged;

/**
 * Answers for the books: they know a member by her id alone, so there is nothing in them
 * to erase. A merge is a {@link MergePosting.Merge}, which the feature that asks for
 * postings posts.
 */
@Component
class LedgerMemberData implements MemberDataOwner {

	private final LedgerEntryRepository entries;

	LedgerMemberData(LedgerEntryRepository entries) {
		this.entries = entries;
	}

	@Override
	public Map<String, WhenMerged> whenMerged() {
		return Map.of("points_account", WhenMerged.STAYS, "ledger_entry", WhenMerged.STAYS, "lot", WhenMerged.OWN_WAY,
				"lot_elsewhere", WhenMerged.OWN_WAY, "points_hold", WhenMerged.OWN_WAY, "points_merge",
				WhenMerged.STAYS, "ledger_audit_difference", WhenMerged.STAYS);
	}

	@Override
	public String part() {
		return "points_entries";
	}

	@Override
	public @Nullable Object copy(ProgramId program, MemberId member) {
		var copies = this.entries.findBefore(program, member, Long.MAX_VALUE, Limit.unlimited())
			.stream()
			.map(LedgerEntry::view)
			.map(EntryCopy::of)
			.toList();
		return copies.isEmpty() ? null : List.copyOf(copies);
	}

	@Override
	public void erase(ProgramId program, MemberId member) {
		// entries say nothing about who she was
	}

	private record EntryCopy(String at, String kind, String from, String to, long points, long balance) {

		static EntryCopy of(Entry entry) {
			return new EntryCopy(entry.occurredAt().toString(), entry.kind().name(), entry.from().name(),
					entry.to().name(), entry.points().value(), entry.balance().value());
		}

	}

}
