package se.stamkund.platform.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Puts the rules of mail.css into {@code style} attributes, as mail programs want it.
 * What they can't express (dark, narrow) stays in a {@code style} element.
 */
@Component
class MailStyles {

	/** Where the part begins that can't be inlined. */
	private static final String REST = "/* rest */";

	private static final String BRAND = "#1d5c4a";

	private static final String ON_BRAND = "#ffffff";

	private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");

	private final List<Rule> rules = new ArrayList<>();

	private final String rest;

	MailStyles() {
		var css = read();
		var end = css.indexOf(REST);
		this.rest = css.substring(end + REST.length()).strip();
		var matcher = RULE.matcher(css.substring(0, end).replaceAll("(?s)/\\*.*?\\*/", ""));
		while (matcher.find()) {
			this.rules.add(new Rule(matcher.group(1).strip(), matcher.group(2).strip()));
		}
	}

	private static String read() {
		try {
			return new ClassPathResource("templates/mail/mail.css").getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Later rules follow earlier ones in the attribute, and so win over them. */
	void inline(Document mail, String brandColor) {
		for (var rule : this.rules) {
			var style = inColor(rule.style(), brandColor);
			mail.select(rule.selector()).forEach((element) -> element.attr("style", element.attr("style") + style));
		}
		mail.head().appendElement("style").appendChild(new DataNode(inColor(this.rest, brandColor)));
	}

	private static String inColor(String css, String brandColor) {
		return css.replace(BRAND, brandColor).replace(ON_BRAND, textOn(brandColor));
	}

	/** Black or white, whichever stands out more: WCAG's relative luminance. */
	private static String textOn(String color) {
		var luminance = 0.2126 * channel(color, 1) + 0.7152 * channel(color, 3) + 0.0722 * channel(color, 5);
		return (luminance > 0.179) ? "#000000" : "#ffffff";
	}

	private static double channel(String color, int at) {
		var value = Integer.parseInt(color, at, at + 2, 16) / 255.0;
		return (value <= 0.04045) ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
	}

	private record Rule(String selector, String style) {
	}

}
