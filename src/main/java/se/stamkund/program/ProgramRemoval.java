package se.stamkund.program;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ProgramId;

/** Takes away a demo or a sandbox with all it has, in one go. */
@Service
public class ProgramRemoval {

	private final ProgramRepository programs;

	private final StaffRepository staff;

	ProgramRemoval(ProgramRepository programs, StaffRepository staff) {
		this.programs = programs;
		this.staff = staff;
	}

	/**
	 * Removes every row the programme has in any table, its sandbox, and the accounts of
	 * staff who worked with nothing else. A job may be at work on the programme and meet
	 * this in its midst: this waits for it, or gives way and begins anew.
	 * @throws BusinessRuleException if the programme is live; the database refuses too
	 */
	@Transactional
	public void discard(ProgramId id) {
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
