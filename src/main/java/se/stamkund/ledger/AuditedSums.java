package se.stamkund.ledger;

import java.util.List;

import se.stamkund.shared.ProgramId;

/**
 * Sums over a programme's entries that somebody keeps, and that an audit therefore
 * compares with the entries. Asked in a transaction that sees one state of the database.
 */
public interface AuditedSums {

	List<LedgerAudit.Difference> differences(ProgramId program);

}
