package se.stamkund.shopper;

import java.util.Map;
import java.util.Objects;

import org.springframework.stereotype.Component;

import se.stamkund.member.MemberDirectory;
import se.stamkund.platform.PublicUrl;
import se.stamkund.platform.mail.MailMessage;
import se.stamkund.platform.mail.Mailer;
import se.stamkund.platform.web.PageLanguages;
import se.stamkund.program.Programs;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Writes to members by name, in their language. */
@Component
class ShopperMails {

	private final MemberDirectory members;

	private final Programs programs;

	private final Mailer mailer;

	private final PublicUrl publicUrl;

	ShopperMails(MemberDirectory members, Programs programs, Mailer mailer, PublicUrl publicUrl) {
		this.members = members;
		this.programs = programs;
		this.mailer = mailer;
		this.publicUrl = publicUrl;
	}

	/** A mail with a link, below her pages, that lets its reader do something. */
	void sendLink(ProgramId program, MemberId member, String to, String template, String path) {
		this.mailer.send(program, message(program, member, to, template, path).asSecret());
	}

	/** A mail whose link leads to one of her pages. */
	void send(ProgramId program, MemberId member, String to, String template, String path) {
		this.mailer.send(program, message(program, member, to, template, path));
	}

	private MailMessage message(ProgramId id, MemberId memberId, String to, String template, String path) {
		var program = this.programs.get(id);
		var member = this.members.get(id, memberId);
		var language = Objects.requireNonNullElse(PageLanguages.of(member.language()),
				Objects.requireNonNullElse(PageLanguages.of(program.locale()), PageLanguages.ENGLISH));
		var name = Objects.requireNonNullElse(member.firstName(), member.name());
		var link = this.publicUrl.of("/p/" + program.code() + path);
		return new MailMessage(to, language, template, Map.of("name", name, "link", link));
	}

}
