package se.stamkund.program;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ProgramId;

/** Takes away a demo or a sandbox with all it has, in one go. */
@Service
public class ProgramRemoval {

	private static final int ATTEMPTS = 5;

	private final ProgramRepository programs;

	private final StaffRepository staff;

	private final TransactionTemplate transaction;

	ProgramRemoval(ProgramRepository programs, StaffRepository staff, PlatformTransactionManager transactions) {
		this.programs = programs;
		this.staff = staff;
		this.transaction = new TransactionTemplate(transactions);
	}

	/**
	 * Removes every row the programme has in any table, its sandbox, and the accounts of
	 * staff who worked with nothing else. A job may be at work on the programme and meet
	 * this in its midst; then it is tried again.
	 * @throws BusinessRuleException if the programme is live; the database refuses too
	 */
	public void discard(ProgramId id) {
		for (int attempt = 1;; attempt++) {
			try {
				this.transaction.executeWithoutResult((status) -> discardNow(id));
				return;
			}
			catch (ConcurrencyFailureException ex) {
				if (attempt == ATTEMPTS) {
					throw ex;
				}
			}
		}
	}

	private void discardNow(ProgramId id) {
		var program = this.programs.findById(id.value());
		if (program.isEmpty()) {
			return;
		}
		if (program.get().view().kind() == ProgramKind.LIVE) {
			throw new BusinessRuleException("program_is_live", "A live programme can't be removed");
		}
		var people = this.staff.findIdsByProgram(id);
		this.programs.discard(id.value());
		this.staff.deleteWithoutProgram(people);
	}

}
