package se.stamkund.platform.web;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * A file for spreadsheets, written as it is sent: semicolons, CRLF and a byte order mark,
 * as Excel wants it in Sweden. A cell that a spreadsheet would take for a formula gets an
 * apostrophe before it.
 */
public final class CsvDownload implements Closeable {

	private static final String FORMULA_STARTS = "=+-@\t\r";

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

	@Override
	public void close() throws IOException {
		this.csv.close();
	}

	static String guarded(@Nullable String cell) {
		if (cell == null || cell.isEmpty()) {
			return "";
		}
		return (FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0) ? "'" + cell : cell;
	}

}
