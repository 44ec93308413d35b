package se.stamkund.platform.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The version of a resource, as the {@code ETag} header writes it.
 *
 * @param header with its quotes
 */
public record ETag(String header) {

	/** The version of one entity, as counted by its {@code @Version}. */
	public static ETag ofVersion(int version) {
		return new ETag("\"v" + version + "\"");
	}

	/** The version of a resource made of several things: any of them changes it. */
	public static ETag ofContent(Object... parts) {
		try {
			var digest = MessageDigest.getInstance("SHA-256");
			for (Object part : parts) {
				digest.update(part.toString().getBytes(StandardCharsets.UTF_8));
				digest.update((byte) 0);
			}
			return new ETag('"' + Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest()) + '"');
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
