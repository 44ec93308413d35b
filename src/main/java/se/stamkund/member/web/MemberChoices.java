package se.stamkund.member.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What a select offers, in the page's language. */
@Component
class MemberChoices {

	private static final List<String> LANGUAGES = List.of("sv", "en", "fi", "nb", "da", "de");

	private final MessageSource messages;

	MemberChoices(MessageSource messages) {
		this.messages = messages;
	}

	/** The programme's own language first, then those of the shops around. */
	Map<String, String> languages(Locale language) {
		var options = new LinkedHashMap<String, String>();
		options.put("", this.messages.getMessage("members.language.own", null, language));
		LANGUAGES.forEach((code) -> {
			var name = Locale.of(code).getDisplayLanguage(language);
			options.put(code, name.substring(0, 1).toUpperCase(language) + name.substring(1));
		});
		return options;
	}

}
