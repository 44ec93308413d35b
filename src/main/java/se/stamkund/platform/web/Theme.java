package se.stamkund.platform.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The stylesheet of one programme: a single colour that everything else is derived from.
 */
record Theme(String program, String css) {

	static Theme of(ProgramLook look) {
		if (!look.brandColor().matches("#[0-9a-fA-F]{6}")) {
			throw new IllegalArgumentException("Not a colour: " + look.brandColor());
		}
		return new Theme(look.code(), "[data-program=\"%s\"]{--brand:%s}".formatted(look.code(), look.brandColor()));
	}

	/** Where it is, with its hash: another colour is another address. */
	String path() {
		return "/theme/" + this.program + "." + hash() + ".css";
	}

	String hash() {
		try {
			var digest = MessageDigest.getInstance("SHA-256").digest(this.css.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest, 0, 6);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
