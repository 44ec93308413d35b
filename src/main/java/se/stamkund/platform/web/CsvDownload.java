package se.stamkund.platform.web;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * A file for spreadsheets, written as it is sent: semicolons, CRLF and a byte order mark,
 * as Excel wants it in Sweden. A cell that a spreadsheet would take for a formula gets an
 * apostrophe before it; a negative number is none.
 */
public final class CsvDownload implements Closeable {

	private static final String FORMULA_STARTS = "=+-@\t\r";

	private static final Pattern NUMBER = Pattern.compile("-?\\d+([.,]\\d+)?");

	private final CsvWriter csv;

	private CsvDownload(CsvWriter csv) {
		this.csv = csv;
	}

	/**
	 * Begins the answer.
	 * @param fileName with its ending
	 */
	public static CsvDownload start(HttpServletResponse response, String fileName) throws IOException {
		response.setContentType("text/csv; charset=utf-8");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename(fileName, StandardCharsets.UTF_8).build().toString());
		var writer = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
		writer.write('\ufeff');
		return new CsvDownload(CsvWriter.builder().fieldSeparator(';').lineDelimiter(LineDelimiter.CRLF).build(writer));
	}

	/** Writes a line; null is an empty cell. */
	public void row(@Nullable String... cells) {
		this.csv.writeRecord(Arrays.stream(cells).map(CsvDownload::guarded).toList());
	}

	/** A number with the decimal sign that spreadsheets read in a language. */
	public static String decimal(BigDecimal number, Locale language) {
		var text = number.toPlainString();
		return language.getLanguage().equals("sv") ? text.replace('.', ',') : text;
	}

	@Override
	public void close() throws IOException {
		this.csv.close();
	}

	static String guarded(@Nullable String cell) {
		if (cell == null || cell.isEmpty()) {
			return "";
		}
		boolean risky = FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 && !NUMBER.matcher(cell).matches();
		return risky ? "'" + cell : cell;
	}

}
