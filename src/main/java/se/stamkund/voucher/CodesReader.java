package se.stamkund.voucher;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.BusinessRuleException;

/**
 * Reads codes from a text, one a line, as it comes in; of a line with several cells the
 * first. A heading and empty lines are passed over.
 */
final class CodesReader {

	/** The longest line; nobody writes a longer one who means codes. */
	static final int LONGEST_LINE = 10_000;

	/** No byte of UTF-8 is so large; UTF-16 begins with such. */
	private static final int NEVER_UTF_8 = 0xFE;

	private final InputStream in;

	private int row;

	private int next;

	CodesReader(InputStream in) throws IOException {
		this.in = new BufferedInputStream(in, 1 << 16);
		this.next = this.in.read();
	}

	/**
	 * The next code; null when there are no more.
	 * @throws BusinessRuleException {@code codes_file_binary},
	 * {@code codes_file_encoding} or {@code codes_file_line}, with its row
	 */
	@Nullable CodeLine next() throws IOException {
		while (this.next >= 0) {
			var code = code(line());
			boolean heading = this.row == 1 && (code.equalsIgnoreCase("kod") || code.equalsIgnoreCase("code"));
			if (!code.isEmpty() && !heading) {
				return new CodeLine(this.row, code);
			}
		}
		return null;
	}

	/** The code of a line. */
	static String code(String line) {
		return line.split("[;,\t]", 2)[0].replaceAll("^[\\s\ufeff\"]+|[\\s\"]+$", "");
	}

	private String line() throws IOException {
		this.row++;
		var bytes = new ByteArrayOutputStream();
		for (; this.next >= 0 && this.next != '\n' && this.next != '\r'; this.next = this.in.read()) {
			if (this.next >= NEVER_UTF_8) {
				throw encoding();
			}
			if (this.next < ' ' && this.next != '\t') {
				throw new BusinessRuleException("codes_file_binary",
						"Row " + this.row + " is not text; save the sheet as CSV (UTF-8)", this.row);
			}
			if (bytes.size() >= LONGEST_LINE) {
				throw new BusinessRuleException("codes_file_line",
						"Row " + this.row + " is very long; write one code on each row", this.row);
			}
			bytes.write(this.next);
		}
		skipLineEnd();
		return text(bytes.toByteArray());
	}

	private void skipLineEnd() throws IOException {
		boolean carriageReturn = this.next == '\r';
		if (this.next >= 0) {
			this.next = this.in.read();
		}
		if (carriageReturn && this.next == '\n') {
			this.next = this.in.read();
		}
	}

	private String text(byte[] bytes) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (CharacterCodingException ex) {
			throw encoding();
		}
	}

	private BusinessRuleException encoding() {
		return new BusinessRuleException("codes_file_encoding",
				"Row " + this.row + " is not written in UTF-8; save the file as CSV UTF-8", this.row);
	}

	/** A code and where it stands. */
	record CodeLine(int row, String code) {
	}

}
