package se.stamkund.program;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;

import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

import se.stamkund.shared.BusinessRuleException;

/**
 * Lets an SVG pass that only draws: listed elements, no handlers, and no reference
 * outside itself.
 */
final class SafeSvg extends DefaultHandler {

	private static final String SVG = "http://www.w3.org/2000/svg";

	private static final String XHTML = "http://www.w3.org/1999/xhtml";

	private static final Set<String> DRAWING = Set.of("svg", "g", "defs", "symbol", "use", "title", "desc", "metadata",
			"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "linearGradient",
			"radialGradient", "stop", "clipPath", "mask", "pattern", "style", "filter", "feGaussianBlur", "feOffset",
			"feBlend", "feFlood", "feMerge", "feMergeNode", "feColorMatrix", "feComposite", "switch", "view");

	/** What fetches, or hides what it fetches behind an escape. */
	private static final Pattern REACHES_OUT = Pattern
		.compile("url\\s*\\(\\s*['\"]?\\s*[^#'\"\\s]|image-set|@import|\\\\");

	/** Text comes in pieces. */
	private final StringBuilder text = new StringBuilder();

	private boolean inside;

	private SafeSvg() {
	}

	static void check(byte[] bytes) {
		try {
			var factory = SAXParserFactory.newDefaultNSInstance();
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			factory.newSAXParser().parse(new ByteArrayInputStream(bytes), new SafeSvg());
		}
		catch (SAXException ex) {
			throw LogoImage.unreadable(ex);
		}
		catch (IOException | ParserConfigurationException ex) {
			throw LogoImage.unreadable(ex);
		}
	}

	@Override
	public void startElement(@Nullable String uri, String name, String qualifiedName, Attributes attributes)
			throws SAXException {
		if (!this.inside && !(SVG.equals(uri) && name.equals("svg"))) {
			throw new SAXException("not an SVG");
		}
		this.inside = true;
		if (XHTML.equals(uri) || SVG.equals(uri) && !DRAWING.contains(name)) {
			throw unsafe("<" + name + ">");
		}
		for (int i = 0; i < attributes.getLength(); i++) {
			check(attributes.getLocalName(i).toLowerCase(Locale.ROOT), attributes.getValue(i));
		}
	}

	@Override
	public void characters(char[] text, int start, int length) {
		this.text.append(text, start, length);
	}

	@Override
	public void endElement(@Nullable String uri, String name, String qualifiedName) {
		check("", this.text.toString());
		this.text.setLength(0);
	}

	@Override
	public void processingInstruction(String target, @Nullable String data) {
		throw unsafe("<?" + target + "?>");
	}

	private static void check(String attribute, String value) {
		if (attribute.startsWith("on")) {
			throw unsafe(attribute);
		}
		if ((attribute.equals("href") || attribute.equals("src")) && !value.strip().startsWith("#")) {
			throw unsafe(attribute);
		}
		if (REACHES_OUT.matcher(value.toLowerCase(Locale.ROOT)).find()) {
			throw unsafe(attribute.isEmpty() ? "<style>" : attribute);
		}
	}

	private static BusinessRuleException unsafe(String what) {
		return new BusinessRuleException("logo_unsafe",
				"The SVG contains " + what + ", which a logo may not; export it as a plain SVG", what);
	}

}
