package se.stamkund.reward;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import javax.imageio.ImageIO;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.BusinessRuleException;

/**
 * A picture of a reward: PNG or JPEG; its content decides, not its name.
 *
 * @param bytes not copied; don't change them
 */
public record RewardImage(String contentType, byte[] bytes) {

	/** 1 MB, less what a call has around it. */
	public static final int MAX_BYTES = 1_000_000;

	private static final int MAX_PIXELS = 4096;

	/**
	 * Looks at what was uploaded.
	 * @throws BusinessRuleException {@code reward_image_large} or
	 * {@code reward_image_unreadable}
	 */
	public static RewardImage read(byte[] bytes) {
		if (bytes.length > MAX_BYTES) {
			throw new BusinessRuleException("reward_image_large", "A picture may be at most 1 MB");
		}
		var format = starts(bytes, 0x89, 'P', 'N', 'G') ? "png" : starts(bytes, 0xff, 0xd8, 0xff) ? "jpeg" : null;
		if (format == null) {
			throw unreadable(null);
		}
		var reader = ImageIO.getImageReadersByFormatName(format).next();
		try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
			reader.setInput(input);
			if (reader.getWidth(0) > MAX_PIXELS || reader.getHeight(0) > MAX_PIXELS) {
				throw unreadable(null);
			}
			return new RewardImage("image/" + format, bytes);
		}
		catch (IOException | RuntimeException ex) {
			throw unreadable(ex);
		}
		finally {
			reader.dispose();
		}
	}

	/** Changes with the content; short enough for an address. */
	public String hash() {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(this.bytes), 0, 8);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static boolean starts(byte[] bytes, int... magic) {
		for (int i = 0; i < magic.length; i++) {
			if (i >= bytes.length || (bytes[i] & 0xff) != magic[i]) {
				return false;
			}
		}
		return true;
	}

	private static BusinessRuleException unreadable(@Nullable Exception cause) {
		var refusal = new BusinessRuleException("reward_image_unreadable",
				"Use a PNG or JPEG of at most " + MAX_PIXELS + " pixels a side", MAX_PIXELS);
		if (cause != null) {
			refusal.initCause(cause);
		}
		return refusal;
	}

}
