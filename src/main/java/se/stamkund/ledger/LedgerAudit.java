package se.stamkund.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/**
 * Adds everything up again from entries and allocations alone, so many members at a time,
 * each of them as she is at one moment.
 */
@Service
public class LedgerAudit {

	private final AuditReader reader;

	LedgerAudit(AuditReader reader) {
		this.reader = reader;
	}

	/**
	 * Where what is stored about a programme's members is not what their entries add up
	 * to: accounts, lots, holds, numbering, and the balance each entry tells; and where
	 * sums over all of them are not. Empty, as long as nobody has tampered. Reads every
	 * entry.
	 */
	public List<Difference> differences(ProgramId program) {
		var differences = new ArrayList<Difference>();
		for (var phase : AuditPhase.values()) {
			var part = this.reader.check(program, phase, null);
			differences.addAll(part.differences());
			while (part.last() != null) {
				part = this.reader.check(program, phase, part.last());
				differences.addAll(part.differences());
			}
		}
		return differences;
	}

	/**
	 * Something that doesn't add up.
	 *
	 * @param member null when it is about the programme as a whole
	 * @param what in English: "active", "lot 0198… held"
	 * @param stored what is kept
	 * @param derived what the entries add up to
	 */
	public record Difference(@Nullable MemberId member, String what, long stored, long derived) {
	}

	/**
	 * What was checked at once.
	 *
	 * @param last where the next part begins; null when the phase is over
	 */
	record Part(@Nullable UUID last, long accounts, long entries, long lots, List<Difference> differences) {
	}

}
