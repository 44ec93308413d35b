package se.stamkund.platform.mail;

import java.util.HashMap;
import java.util.Map;

import org.jsoup.Jsoup;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import se.stamkund.platform.PublicUrl;
import se.stamkund.platform.web.ProgramLook;
import se.stamkund.platform.web.ProgramLooks;
import se.stamkund.shared.ProgramId;

/** Writes a mail from its template, in the programme's colour. */
@Component
class MailRenderer {

	private final ITemplateEngine templates;

	private final ObjectProvider<ProgramLooks> programs;

	private final PublicUrl publicUrl;

	private final MailStyles styles;

	MailRenderer(ITemplateEngine templates, ObjectProvider<ProgramLooks> programs, PublicUrl publicUrl,
			MailStyles styles) {
		this.templates = templates;
		this.programs = programs;
		this.publicUrl = publicUrl;
		this.styles = styles;
	}

	RenderedMail render(ProgramId program, MailMessage message) {
		var look = this.programs.stream()
			.flatMap((known) -> known.find(program).stream())
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("There is no programme " + program));
		var context = new Context(message.locale(), model(look, message.model()));
		var document = Jsoup.parse(this.templates.process("mail/" + message.template(), context));
		document.outputSettings().prettyPrint(false);
		var text = MailText.of(document.body());
		this.styles.inline(document, look.brandColor());
		return new RenderedMail(look.name(), document.title(), text, document.outerHtml());
	}

	private Map<String, Object> model(ProgramLook look, Map<String, ?> given) {
		var model = new HashMap<String, Object>(given);
		model.put("program", look.name());
		model.put("home", this.publicUrl.of("/p/" + look.code()));
		return model;
	}

}
