package se.stamkund.dataload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import se.stamkund.shared.BusinessRuleException;

/** Looks at every byte of a file on its way in: what it is written in, if it is text. */
class FileProbe {

	private static final byte[][] ARCHIVES = { { 'P', 'K', 3, 4 }, { 'P', 'K', 5, 6 }, { 0x1f, (byte) 0x8b },
			{ 'R', 'a', 'r', '!' }, { '7', 'z', (byte) 0xbc, (byte) 0xaf } };

	private static final byte[] OLD_EXCEL = { (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0 };

	private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder()
		.onMalformedInput(CodingErrorAction.REPORT)
		.onUnmappableCharacter(CodingErrorAction.REPORT);

	private final CharBuffer decoded = CharBuffer.allocate(8192);

	private ByteBuffer rest = ByteBuffer.allocate(0);

	private byte[] head = new byte[0];

	private boolean isUtf8 = true;

	private boolean hasNul;

	private long bytes;

	/** Takes note of the next bytes. */
	void see(byte[] chunk, int length) {
		if (this.bytes == 0) {
			this.head = Arrays.copyOf(chunk, Math.min(length, 8));
			refuseArchives();
		}
		this.bytes += length;
		for (int i = 0; i < length && !this.hasNul; i++) {
			this.hasNul = chunk[i] == 0;
		}
		if (this.isUtf8) {
			decode(chunk, length);
		}
	}

	private void decode(byte[] chunk, int length) {
		var input = ByteBuffer.allocate(this.rest.remaining() + length).put(this.rest).put(chunk, 0, length).flip();
		while (true) {
			this.decoded.clear();
			var result = this.utf8.decode(input, this.decoded, false);
			if (result.isError()) {
				this.isUtf8 = false;
				return;
			}
			if (result.isUnderflow()) {
				this.rest = ByteBuffer.allocate(input.remaining()).put(input).flip();
				return;
			}
		}
	}

	long bytes() {
		return this.bytes;
	}

	/**
	 * What the whole file is written in.
	 * @throws BusinessRuleException if it is empty or no text
	 */
	String charset() {
		if (this.bytes == 0 || this.bytes == 3 && startsWith(0xef, 0xbb, 0xbf)) {
			throw new BusinessRuleException("import_file_empty", "The file is empty");
		}
		if (startsWith(0xff, 0xfe)) {
			return "UTF-16LE";
		}
		if (startsWith(0xfe, 0xff)) {
			return "UTF-16BE";
		}
		if (this.hasNul) {
			throw new BusinessRuleException("import_file_not_csv",
					"This is not a text file; save it as CSV and send that");
		}
		return (this.isUtf8 && !this.rest.hasRemaining()) ? "UTF-8" : "windows-1252";
	}

	private boolean startsWith(int... signature) {
		for (int i = 0; i < signature.length; i++) {
			if (this.head.length <= i || this.head[i] != (byte) signature[i]) {
				return false;
			}
		}
		return true;
	}

	private void refuseArchives() {
		for (byte[] archive : ARCHIVES) {
			if (Arrays.equals(archive, Arrays.copyOf(this.head, archive.length))) {
				throw new BusinessRuleException("import_file_zipped",
						"The file is zipped, or an Excel workbook; unpack it, or save it as CSV");
			}
		}
		if (Arrays.equals(OLD_EXCEL, Arrays.copyOf(this.head, OLD_EXCEL.length))) {
			throw new BusinessRuleException("import_file_zipped",
					"The file is zipped, or an Excel workbook; unpack it, or save it as CSV");
		}
	}

	/** Skips the mark that some programs put before the text. */
	static InputStream withoutMark(InputStream in, String charset) throws IOException {
		int length = switch (charset) {
			case "UTF-8" -> 3;
			case "UTF-16LE", "UTF-16BE" -> 2;
			default -> 0;
		};
		if (length == 0) {
			return in;
		}
		in.mark(4);
		var first = in.readNBytes(length);
		var mark = switch (charset) {
			case "UTF-8" -> new byte[] { (byte) 0xef, (byte) 0xbb, (byte) 0xbf };
			case "UTF-16LE" -> new byte[] { (byte) 0xff, (byte) 0xfe };
			default -> new byte[] { (byte) 0xfe, (byte) 0xff };
		};
		if (!Arrays.equals(first, mark)) {
			in.reset();
		}
		return in;
	}

}
