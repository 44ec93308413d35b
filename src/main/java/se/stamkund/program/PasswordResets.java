package se.stamkund.program;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.PublicUrl;
import se.stamkund.platform.mail.MailMessage;
import se.stamkund.platform.mail.Mailer;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.NotFoundException;

/** Lets somebody who forgot her password choose another, by a link that works once. */
@Service
public class PasswordResets {

	private static final Duration VALID = Duration.ofHours(1);

	/** Nobody's mailbox is filled by asking again and again. */
	private static final Duration PAUSE = Duration.ofMinutes(1);

	private final PasswordResetStore resets;

	private final StaffRepository staff;

	private final StaffAccounts accounts;

	private final Mailer mailer;

	private final PublicUrl publicUrl;

	private final Clock clock;

	PasswordResets(PasswordResetStore resets, StaffRepository staff, StaffAccounts accounts, Mailer mailer,
			PublicUrl publicUrl, Clock clock) {
		this.resets = resets;
		this.staff = staff;
		this.accounts = accounts;
		this.mailer = mailer;
		this.publicUrl = publicUrl;
		this.clock = clock;
	}

	/**
	 * Mails a link, in the name of a programme the person works with. Says nothing of
	 * whether the address has an account.
	 */
	@Transactional
	public void request(String email) {
		this.accounts.find(email).ifPresent(this::send);
	}

	private void send(StaffAccount account) {
		var program = this.accounts.programs(account.id()).stream().findFirst();
		var token = OneTimeToken.next();
		var now = this.clock.instant();
		if (program.isPresent()
				&& this.resets.put(account.id(), token, now.plus(VALID), now.plus(VALID).minus(PAUSE))) {
			var link = this.publicUrl.of("/password/new?token=" + token.value());
			this.mailer.send(program.get().id(), new MailMessage(account.email(), account.locale(),
					"program/password-reset", Map.of("link", link, "name", account.name()), true));
		}
	}

	/** Whether a link can still be used. */
	@Transactional(readOnly = true)
	public boolean isValid(String token) {
		return this.resets.find(new OneTimeToken(token), this.clock.instant()).isPresent();
	}

	/**
	 * Sets the new password; sessions begun with the old one end.
	 * @throws NotFoundException if the link is wrong, was used, or has lapsed
	 * @throws BusinessRuleException if the password is too weak; the link still works
	 */
	@Transactional
	public StaffAccount reset(String token, String password) {
		return this.resets.take(new OneTimeToken(token), this.clock.instant())
			.flatMap(this.staff::findById)
			.map((person) -> this.accounts.setPassword(person, password))
			.orElseThrow(() -> new NotFoundException("password_reset", "The link was used or has lapsed"));
	}

}
