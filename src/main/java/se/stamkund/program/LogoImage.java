package se.stamkund.program;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import javax.imageio.ImageIO;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.BusinessRuleException;

/**
 * A picture that may be shown as a logo: PNG or JPEG, or an SVG that can neither run
 * scripts nor fetch anything.
 *
 * @param bytes not copied; don't change them
 */
public record LogoImage(String contentType, byte[] bytes) {

	/** 200 kB. */
	public static final int MAX_BYTES = 200 * 1024;

	private static final int MAX_PIXELS = 4096;

	/**
	 * Looks at what was uploaded; its content decides, not its name.
	 * @throws BusinessRuleException if it is too large or not a picture we show
	 */
	public static LogoImage read(byte[] bytes) {
		if (bytes.length > MAX_BYTES) {
			throw new BusinessRuleException("logo_too_large", "A logo may be at most 200 kB", MAX_BYTES / 1024);
		}
		if (starts(bytes, 0x89, 'P', 'N', 'G')) {
			return raster("image/png", "png", bytes);
		}
		if (starts(bytes, 0xff, 0xd8, 0xff)) {
			return raster("image/jpeg", "jpeg", bytes);
		}
		SafeSvg.check(bytes);
		return new LogoImage("image/svg+xml", bytes);
	}

	/** Changes with the content; short enough for an address. */
	public String hash() {
		try {
			var digest = MessageDigest.getInstance("SHA-256").digest(this.bytes);
			return HexFormat.of().formatHex(digest, 0, 8);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static LogoImage raster(String contentType, String format, byte[] bytes) {
		var reader = ImageIO.getImageReadersByFormatName(format).next();
		try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
			reader.setInput(input);
			if (reader.getWidth(0) > MAX_PIXELS || reader.getHeight(0) > MAX_PIXELS) {
				throw unreadable(null);
			}
			return new LogoImage(contentType, bytes);
		}
		catch (IOException | RuntimeException ex) {
			throw unreadable(ex);
		}
		finally {
			reader.dispose();
		}
	}

	static BusinessRuleException unreadable(@Nullable Exception cause) {
		var refusal = new BusinessRuleException("logo_unreadable",
				"Use a PNG, JPEG or SVG of at most " + MAX_PIXELS + " pixels a side", MAX_PIXELS);
		if (cause != null) {
			refusal.initCause(cause);
		}
		return refusal;
	}

	private static boolean starts(byte[] bytes, int... magic) {
		if (bytes.length < magic.length) {
			return false;
		}
		for (int i = 0; i < magic.length; i++) {
			if ((bytes[i] & 0xff) != magic[i]) {
				return false;
			}
		}
		return true;
	}

}
