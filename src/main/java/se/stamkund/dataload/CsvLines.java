package se.stamkund.dataload;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.Iterator;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

import se.stamkund.shared.BusinessRuleException;

/**
 * The lines of a file one after the other, however large it is. Blank ones are left out.
 */
class CsvLines implements Iterator<List<String>>, Closeable {

	static final int MAX_COLUMNS = 200;

	private static final int LONGEST_CELL = 64 * 1024;

	private final CsvReader<CsvRecord> reader;

	private final Iterator<CsvRecord> records;

	private CsvLines(CsvReader<CsvRecord> reader) {
		this.reader = reader;
		this.records = reader.iterator();
	}

	static CsvLines of(InputStream in, FileFormat format) {
		try {
			var text = FileProbe.withoutMark(new BufferedInputStream(in, 1 << 16), format.charset());
			return new CsvLines(CsvReader.builder()
				.fieldSeparator(format.delimiter())
				.skipEmptyLines(true)
				.extraFieldStrategy(FieldMismatchStrategy.IGNORE)
				.missingFieldStrategy(FieldMismatchStrategy.IGNORE)
				.maxBufferSize(1 << 20)
				.ofCsvRecord(new InputStreamReader(text, decoder(format))));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Unicode is what it says it is; of older sets every byte is some letter. */
	private static CharsetDecoder decoder(FileFormat format) {
		var whatElse = format.charset().startsWith("UTF") ? CodingErrorAction.REPORT : CodingErrorAction.REPLACE;
		return format.toCharset().newDecoder().onMalformedInput(whatElse).onUnmappableCharacter(whatElse);
	}

	@Override
	public boolean hasNext() {
		try {
			return this.records.hasNext();
		}
		catch (UncheckedIOException ex) {
			throw unreadable(ex);
		}
		catch (CsvParseException ex) {
			throw broken();
		}
	}

	/**
	 * The next line.
	 * @throws BusinessRuleException if that is none
	 */
	@Override
	public List<String> next() {
		try {
			var record = this.records.next();
			if (record.getFieldCount() > MAX_COLUMNS) {
				throw new BusinessRuleException(
						"import_file_columns", "The file has " + record.getFieldCount() + " columns; at most "
								+ MAX_COLUMNS + " can be read. Is the right delimiter chosen?",
						record.getFieldCount(), MAX_COLUMNS);
			}
			return record.getFields().stream().map(CsvLines::storable).toList();
		}
		catch (UncheckedIOException ex) {
			throw unreadable(ex);
		}
		catch (CsvParseException ex) {
			throw broken();
		}
	}

	private static String storable(String cell) {
		if (cell.length() > LONGEST_CELL) {
			throw broken();
		}
		return (cell.indexOf('\0') < 0) ? cell : cell.replace("\0", "");
	}

	private static RuntimeException unreadable(UncheckedIOException ex) {
		return (ex.getCause() instanceof CharacterCodingException) ? new BusinessRuleException("import_file_charset",
				"The file is not written in the character set that is chosen; choose another one") : ex;
	}

	private static BusinessRuleException broken() {
		return new BusinessRuleException("import_file_broken",
				"A line of the file never ends, or is longer than can be read: is it CSV, and is every quote closed?");
	}

	static boolean isBlank(List<String> cells) {
		return cells.stream().allMatch(String::isBlank);
	}

	@Override
	public void close() {
		try {
			this.reader.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
