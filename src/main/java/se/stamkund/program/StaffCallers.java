package se.stamkund.program;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.shared.ProgramId;

/** Tells what somebody who is logged in is in which programme, as of now. */
@Service
public class StaffCallers {

	private final StaffRepository staff;

	private final StaffAccounts accounts;

	StaffCallers(StaffRepository staff, StaffAccounts accounts) {
		this.staff = staff;
		this.accounts = accounts;
	}

	/** Whether the session still stands: the account is there, its password the same. */
	@Transactional(readOnly = true)
	public boolean isValid(StaffUser user) {
		return this.staff.findById(user.staff())
			.filter((person) -> person.view().passwordChangedAt().equals(user.passwordChangedAt()))
			.isPresent();
	}

	/**
	 * The person at work in a programme.
	 * @param chosen the programme she chose; the first of hers when she has not, or is no
	 * longer in it
	 * @return empty if she works with none
	 */
	@Transactional(readOnly = true)
	public Optional<StaffCaller> find(StaffUser user, @Nullable ProgramId chosen) {
		var programs = this.accounts.programs(user.staff());
		return programs.stream()
			.filter((program) -> program.id().equals(chosen))
			.findFirst()
			.or(() -> programs.stream().findFirst())
			.flatMap((program) -> this.staff.findById(user.staff())
				.map(Staff::view)
				.map((person) -> caller(person, program)));
	}

	private static StaffCaller caller(StaffAccount person, StaffProgram program) {
		return new StaffCaller(person.id(), person.email(), person.name(), person.locale(), program.id(),
				program.role(), program.store());
	}

}
