package se.stamkund.shopper;

import java.util.Map;
import java.util.Objects;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.member.LoginLinks;
import se.stamkund.member.LoginToken;
import se.stamkund.member.MemberDirectory;
import se.stamkund.platform.PublicUrl;
import se.stamkund.platform.mail.MailMessage;
import se.stamkund.platform.mail.Mailer;
import se.stamkund.platform.web.PageLanguages;
import se.stamkund.program.Programs;
import se.stamkund.shared.ProgramId;

/** Mails a shopper the link that lets her in. */
@Service
public class LoginMails {

	private final LoginLinks links;

	private final MemberDirectory members;

	private final Programs programs;

	private final Mailer mailer;

	private final PublicUrl publicUrl;

	LoginMails(LoginLinks links, MemberDirectory members, Programs programs, Mailer mailer, PublicUrl publicUrl) {
		this.links = links;
		this.members = members;
		this.programs = programs;
		this.mailer = mailer;
		this.publicUrl = publicUrl;
	}

	/** Mails a link to the member with this address; does nothing if there is none. */
	@Transactional
	public void send(ProgramId program, String email) {
		this.links.forEmail(program, email).ifPresent((token) -> mail(program, email, token));
	}

	private void mail(ProgramId id, String email, LoginToken token) {
		var program = this.programs.get(id);
		var member = this.members.get(id, token.member());
		var language = Objects.requireNonNullElse(PageLanguages.of(member.language()),
				Objects.requireNonNullElse(PageLanguages.of(program.locale()), PageLanguages.ENGLISH));
		var link = this.publicUrl.of("/p/" + program.code() + "/login/link?token=" + token.value());
		var name = Objects.requireNonNullElse(member.firstName(), member.name());
		this.mailer.send(id, new MailMessage(Objects.requireNonNullElse(member.email(), email), language,
				"shopper/login-link", Map.of("name", name, "link", link))
			.asSecret());
	}

}
