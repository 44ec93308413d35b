package se.stamkund.platform.mail;

import java.util.Locale;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Reads a mail as plain text: for those who want no HTML, and for spam filters. */
final class MailText implements NodeVisitor {

	private final StringBuilder text = new StringBuilder();

	private MailText() {
	}

	static String of(Element body) {
		var reader = new MailText();
		body.traverse(reader);
		return reader.text.toString()
			.replaceAll("[ \\t]+\\n", "\n")
			.replaceAll("\\n[ \\t]+", "\n")
			.replaceAll("\\n{3,}", "\n\n")
			.strip() + "\n";
	}

	@Override
	public void head(Node node, int depth) {
		if (node instanceof TextNode words) {
			append(words.text());
		}
		else if (node instanceof Element element) {
			switch (element.normalName()) {
				case "p", "h1", "h2", "table", "ul", "header", "footer", "div" -> this.text.append("\n\n");
				case "li" -> this.text.append("\n- ");
				case "tr", "br" -> this.text.append('\n');
				case "td" -> this.text.append(": ");
				default -> {
				}
			}
		}
	}

	private void append(String words) {
		var atStart = this.text.isEmpty() || Character.isWhitespace(this.text.charAt(this.text.length() - 1));
		this.text.append(atStart ? words.stripLeading() : words);
	}

	@Override
	public void tail(Node node, int depth) {
		if (!(node instanceof Element element)) {
			return;
		}
		switch (element.normalName()) {
			case "p", "h1", "h2", "caption" -> this.text.append("\n\n");
			case "a" -> appendAddress(element.attr("href"), element.text());
			default -> {
			}
		}
	}

	private void appendAddress(String address, String label) {
		if (address.toLowerCase(Locale.ROOT).startsWith("http") && !address.equals(label)) {
			this.text.append(label.isEmpty() ? "" : ": ").append(address);
		}
	}

}
