package se.stamkund.program;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.NotFoundException;

/**
 * Lets in whoever can read the log of an installation that nobody owns yet. There is no
 * default password.
 */
@Service
public class FirstStart {

	private static final Duration VALID = Duration.ofDays(7);

	private final StartTokenStore tokens;

	private final ProgramRepository programs;

	private final StaffAccounts accounts;

	private final Clock clock;

	FirstStart(StartTokenStore tokens, ProgramRepository programs, StaffAccounts accounts, Clock clock) {
		this.tokens = tokens;
		this.programs = programs;
		this.accounts = accounts;
		this.clock = clock;
	}

	/** Whether somebody has a live programme here, so that no token lets anybody in. */
	@Transactional(readOnly = true)
	public boolean isOver() {
		return this.programs.existsByKind(ProgramKind.LIVE);
	}

	/** A new token for the log, while there is no live programme. */
	@Transactional
	public Optional<String> issueToken() {
		if (isOver()) {
			this.tokens.deleteAll();
			return Optional.empty();
		}
		var token = OneTimeToken.next();
		var now = this.clock.instant();
		this.tokens.put(token, now.plus(VALID), now);
		return Optional.of(token.value());
	}

	@Transactional(readOnly = true)
	public boolean isValid(String token) {
		return !isOver() && this.tokens.exists(new OneTimeToken(token), this.clock.instant());
	}

	/**
	 * Makes the account that may start the first programme, and uses the token up. Who
	 * made hers before, but no programme, chooses another password for it.
	 * @throws NotFoundException if the token is wrong, was used, or has lapsed
	 * @throws BusinessRuleException if the address has the account of somebody with a
	 * programme, or the password is too weak; the token still works
	 */
	@Transactional
	public StaffAccount createFounder(String token, NewStaff person) {
		if (isOver() || !this.tokens.take(new OneTimeToken(token), this.clock.instant())) {
			throw new NotFoundException("start_token", "The link was used or has lapsed; restart to get a new one");
		}
		return this.accounts
			.createFounder(new NewStaff(person.email(), person.name(), person.password(), person.locale(), true));
	}

}
