package se.stamkund.program;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ConflictException;
import se.stamkund.shared.NotFoundException;

/** The accounts of people who work with programmes. */
@Service
public class StaffAccounts {

	private final StaffRepository staff;

	private final MembershipRepository memberships;

	private final PasswordEncoder passwords;

	private final Clock clock;

	StaffAccounts(StaffRepository staff, MembershipRepository memberships, PasswordEncoder passwords, Clock clock) {
		this.staff = staff;
		this.memberships = memberships;
		this.passwords = passwords;
		this.clock = clock;
	}

	@Transactional(readOnly = true)
	public StaffAccount get(UUID id) {
		return require(id).view();
	}

	/** The account of an address, however it is capitalised. */
	@Transactional(readOnly = true)
	public Optional<StaffAccount> find(String email) {
		return this.staff.findByEmail(normalize(email)).map(Staff::view);
	}

	/** The programmes a person works with, by name. */
	@Transactional(readOnly = true)
	public List<StaffProgram> programs(UUID staff) {
		return this.memberships.findPrograms(staff);
	}

	/**
	 * Whether a person may start another programme: a founder, or who owns a live one.
	 */
	@Transactional(readOnly = true)
	public boolean mayStartProgram(UUID staff) {
		return require(staff).founder() || this.memberships.findPrograms(staff)
			.stream()
			.anyMatch((program) -> program.kind() == ProgramKind.LIVE && program.role() == Role.OWNER);
	}

	/**
	 * Creates an account.
	 * @throws ConflictException if the address has one
	 * @throws BusinessRuleException if the password is too weak
	 */
	@Transactional
	public StaffAccount create(NewStaff command) {
		var email = normalize(command.email());
		Passwords.check(command.password(), email);
		if (this.staff.existsByEmail(email)) {
			throw new ConflictException("email_taken", "There is already an account with that e-mail address");
		}
		return this.staff
			.saveAndFlush(new Staff(email, command.name().strip(), encode(command.password()), command.locale(),
					command.founder(), this.clock.instant()))
			.view();
	}

	/**
	 * Creates the account of a founder, or lets one who came no further than that begin
	 * anew: no programme can mail her a link to another password.
	 * @throws ConflictException if the address has the account of somebody who works with
	 * a programme
	 * @throws BusinessRuleException if the password is too weak
	 */
	@Transactional
	public StaffAccount createFounder(NewStaff command) {
		var begun = this.staff.findByEmail(normalize(command.email()))
			.filter(Staff::founder)
			.filter((person) -> this.memberships.findPrograms(person.id()).isEmpty());
		if (begun.isEmpty()) {
			return create(command);
		}
		begun.get().changeProfile(command.name().strip(), command.locale());
		return setPassword(begun.get(), command.password());
	}

	@Transactional
	public StaffAccount changeProfile(UUID id, String name, Locale locale) {
		var person = require(id);
		person.changeProfile(name.strip(), locale);
		return this.staff.saveAndFlush(person).view();
	}

	/**
	 * Changes one's own password; sessions begun with the old one end.
	 * @throws BusinessRuleException if the current one is wrong or the new one too weak
	 */
	@Transactional
	public StaffAccount changePassword(UUID id, String current, String password) {
		var person = require(id);
		if (!this.passwords.matches(current, person.passwordHash())) {
			throw new BusinessRuleException("password_wrong", "The current password is another");
		}
		return setPassword(person, password);
	}

	StaffAccount setPassword(Staff person, String password) {
		Passwords.check(password, person.email());
		person.changePassword(encode(password), this.clock.instant());
		return this.staff.saveAndFlush(person).view();
	}

	static String normalize(String email) {
		return email.strip().toLowerCase(Locale.ROOT);
	}

	private String encode(String password) {
		return String.valueOf(this.passwords.encode(password));
	}

	private Staff require(UUID id) {
		return this.staff.findById(id).orElseThrow(() -> new NotFoundException("staff", "There is no such account"));
	}

}
