package se.stamkund.dataload;

import java.nio.charset.Charset;
import java.util.List;

/**
 * What a file is written in.
 *
 * @param charset as Java names it
 * @param delimiter what stands between cells
 * @param decimalComma whether 1,5 is one and a half
 */
public record FileFormat(String charset, String delimiter, boolean decimalComma, DateOrder dates) {

	/** What can be chosen. */
	public static final List<String> CHARSETS = List.of("UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE");

	/** What can be chosen. */
	public static final List<String> DELIMITERS = List.of(";", ",", "\t", "|");

	public FileFormat {
		if (!CHARSETS.contains(charset) || !DELIMITERS.contains(delimiter)) {
			throw new IllegalArgumentException("Not a format: " + charset + " " + delimiter);
		}
	}

	Charset toCharset() {
		return Charset.forName(this.charset);
	}

}
