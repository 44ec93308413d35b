package se.stamkund.platform.web;

/**
 * A form that takes a large file; all others take a small one. A bean of this is all it
 * takes.
 *
 * @param path that it is posted to
 * @param bytes how large the whole form may be
 * @param tooLarge the page that says so, when it is larger
 */
public record LargeUpload(String path, long bytes, String tooLarge) {
}
