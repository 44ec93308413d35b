package se.stamkund.ledger;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

import se.stamkund.shared.MemberDataOwner;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/**
 * Answers for the books: they know a member by her id alone, so there is nothing in them
 * to erase.
 */
@Component
class LedgerMemberData implements MemberDataOwner {

	private final LedgerEntryRepository entries;

	LedgerMemberData(LedgerEntryRepository entries) {
		this.entries = entries;
	}

	@Override
	public Set<String> tables() {
		return Set.of("points_account", "ledger_entry", "lot", "lot_elsewhere", "points_hold", "points_merge",
				"ledger_audit_difference");
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
