package se.stamkund.platform.mail.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A piece of a mail's text: words, or an address to follow. */
record TextPart(String text, boolean link) {

	private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,)]");

	static List<TextPart> of(String text) {
		var parts = new ArrayList<TextPart>();
		var addresses = ADDRESS.matcher(text);
		var end = 0;
		while (addresses.find()) {
			parts.add(new TextPart(text.substring(end, addresses.start()), false));
			parts.add(new TextPart(addresses.group(), true));
			end = addresses.end();
		}
		parts.add(new TextPart(text.substring(end), false));
		return parts;
	}

}
