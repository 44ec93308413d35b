package se.stamkund.shopper;

import java.util.Objects;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.member.LoginLinks;
import se.stamkund.member.LoginToken;
import se.stamkund.member.MemberDirectory;
import se.stamkund.shared.ProgramId;

/** Mails a shopper the link that lets her in. */
@Service
public class LoginMails {

	private final LoginLinks links;

	private final MemberDirectory members;

	private final ShopperMails mails;

	LoginMails(LoginLinks links, MemberDirectory members, ShopperMails mails) {
		this.links = links;
		this.members = members;
		this.mails = mails;
	}

	/** Mails a link to the member with this address; does nothing if there is none. */
	@Transactional
	public void send(ProgramId program, String email) {
		send(program, email, "shopper/login-link");
	}

	/** The same link, in a mail that bids her welcome. */
	@Transactional
	void welcome(ProgramId program, String email) {
		send(program, email, "shopper/welcome");
	}

	private void send(ProgramId program, String email, String template) {
		this.links.forEmail(program, email).ifPresent((token) -> send(program, email, template, token));
	}

	private void send(ProgramId program, String email, String template, LoginToken token) {
		var member = this.members.get(program, token.member());
		this.mails.sendLink(program, token.member(), Objects.requireNonNullElse(member.email(), email), template,
				"/login/link?token=" + token.value());
	}

}
