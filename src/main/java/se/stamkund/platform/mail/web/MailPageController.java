package se.stamkund.platform.mail.web;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.mail.MailView;
import se.stamkund.platform.mail.SentMails;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** What was mailed to whom, and what became of it. */
@Controller
@RequestMapping(MailPageController.PATH)
@PreAuthorize("hasAuthority('MAIL_VIEW')")
class MailPageController {

	static final String PATH = "/admin/mail";

	/** A mail's own styles are inline; it may load and run nothing. */
	private static final String MAIL_POLICY = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; "
			+ "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

	private static final GrantedAuthority LETS_PEOPLE_IN = new SimpleGrantedAuthority("STAFF_EDIT");

	private final SentMails mails;

	MailPageController(SentMails mails) {
		this.mails = mails;
	}

	@GetMapping
	String list(ProgramId program, @RequestParam(defaultValue = "") String q, PageQuery query, Model model) {
		var page = this.mails.page(program, q, query);
		model.addAttribute("mails", page.data());
		model.addAttribute("q", q);
		model.addAttribute("newest", (query.after() != null) ? path(q, null) : null);
		model.addAttribute("older", (page.nextCursor() != null) ? path(q, page.nextCursor()) : null);
		return "sent-mail/list";
	}

	private static String path(String q, @Nullable String cursor) {
		var path = UriComponentsBuilder.fromPath(PATH).queryParam("q", "{q}");
		if (cursor != null) {
			path.queryParam("cursor", "{cursor}");
		}
		return path.encode().build(q, Objects.requireNonNullElse(cursor, "")).toString();
	}

	@GetMapping("/{mail}")
	String one(ProgramId program, Authentication reader, @PathVariable("mail") UUID id, Model model) {
		var mail = get(program, id, reader);
		model.addAttribute("mail", mail);
		model.addAttribute("text", TextPart.of(Objects.requireNonNullElse(mail.text(), "")));
		return "sent-mail/mail";
	}

	/** The mail as its reader sees it, shut off from the page around it. */
	@GetMapping("/{mail}/html")
	ResponseEntity<String> html(ProgramId program, Authentication reader, @PathVariable("mail") UUID id) {
		return ResponseEntity.ok()
			.contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
			.header("Content-Security-Policy", MAIL_POLICY)
			.header("X-Frame-Options", "SAMEORIGIN")
			.body(withLinksInNewTabs(get(program, id, reader)));
	}

	/** Who may not let people in may not read a link that lets somebody in. */
	private MailView get(ProgramId program, UUID id, Authentication reader) {
		var mail = this.mails.get(program, id);
		return (!mail.secret() || reader.getAuthorities().contains(LETS_PEOPLE_IN)) ? mail : mail.withoutBody();
	}

	private static String withLinksInNewTabs(MailView mail) {
		if (mail.html() == null) {
			throw new NotFoundException("mail", "The mail is no longer kept");
		}
		var document = Jsoup.parse(mail.html());
		document.outputSettings().prettyPrint(false);
		document.select("a").attr("target", "_blank").attr("rel", "noopener noreferrer");
		return document.outerHtml();
	}

}
