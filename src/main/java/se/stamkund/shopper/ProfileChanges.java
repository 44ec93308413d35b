package se.stamkund.shopper;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.member.ChangeMember;
import se.stamkund.member.EmailChanges;
import se.stamkund.member.LoginToken;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.Members;
import se.stamkund.platform.PublicUrl;
import se.stamkund.platform.mail.MailMessage;
import se.stamkund.platform.mail.Mailer;
import se.stamkund.platform.security.ShopperCaller;
import se.stamkund.platform.web.PageLanguages;
import se.stamkund.program.Programs;

/** Lets a shopper change what is known of her. */
@Service
public class ProfileChanges {

	private final Members members;

	private final MemberDirectory directory;

	private final EmailChanges emails;

	private final Programs programs;

	private final Mailer mailer;

	private final PublicUrl publicUrl;

	ProfileChanges(Members members, MemberDirectory directory, EmailChanges emails, Programs programs, Mailer mailer,
			PublicUrl publicUrl) {
		this.members = members;
		this.directory = directory;
		this.emails = emails;
		this.programs = programs;
		this.mailer = mailer;
		this.publicUrl = publicUrl;
	}

	/**
	 * Makes the change, and mails a link to another address; it is hers once she has
	 * opened it.
	 * @param email null to keep the one she has
	 * @throws se.stamkund.member.InvalidMemberDataException that names the field
	 * @throws se.stamkund.shared.ConflictException if the phone is another member's
	 */
	@Transactional
	public void save(ShopperCaller shopper, ChangeMember change, @Nullable String email) {
		this.members.change(shopper.program(), shopper.member(), change, shopper.actor());
		if (email != null) {
			this.emails.ask(shopper.program(), shopper.member(), email)
				.ifPresent((token) -> mail(shopper, email, token));
		}
	}

	private void mail(ShopperCaller shopper, String email, LoginToken token) {
		var program = this.programs.get(shopper.program());
		var member = this.directory.get(shopper.program(), shopper.member());
		var language = Objects.requireNonNullElse(PageLanguages.of(member.language()),
				Objects.requireNonNullElse(PageLanguages.of(program.locale()), PageLanguages.ENGLISH));
		var link = this.publicUrl.of("/p/" + program.code() + "/profile/email?token=" + token.value());
		this.mailer.send(shopper.program(),
				new MailMessage(email.strip(), language, "shopper/new-email",
						Map.of("name", Objects.requireNonNullElse(member.firstName(), member.name()), "link", link))
					.asSecret());
	}

}
