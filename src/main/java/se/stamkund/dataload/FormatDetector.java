package se.stamkund.dataload;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import se.stamkund.shared.BusinessRuleException;

/** Finds out from the beginning of a file what it is written in. */
final class FormatDetector {

	private static final int LINES = 200;

	private static final Pattern COMMA = Pattern.compile("[+\u2212-]?\\d{1,3}([ .\u00a0]?\\d{3})*,\\d{1,4}");

	private static final Pattern POINT = Pattern.compile("[+\u2212-]?\\d{1,3}([ ,\u00a0]?\\d{3})*\\.\\d{1,4}");

	private static final Pattern DATE = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4}|\\d{2})([ T].*)?");

	private FormatDetector() {
	}

	/** What was found, and the first lines read that way. */
	record Found(FileFormat format, List<String> columns, List<List<String>> lines) {
	}

	static Found detect(byte[] sample, String charset) {
		var best = FileFormat.DELIMITERS.stream()
			.flatMap((delimiter) -> read(sample, new FileFormat(charset, delimiter, false, DateOrder.YEAR_FIRST))
				.stream())
			.max(Comparator.comparingDouble(FormatDetector::consistency))
			.orElseThrow(() -> new BusinessRuleException("import_file_broken",
					"A line of the file never ends, or is longer than can be read: is it CSV, and is every quote closed?"));
		if (best.columns().size() > CsvLines.MAX_COLUMNS) {
			throw new BusinessRuleException("import_file_columns",
					"The file has " + best.columns().size() + " columns; at most " + CsvLines.MAX_COLUMNS
							+ " can be read. Is the right delimiter chosen?",
					best.columns().size(), CsvLines.MAX_COLUMNS);
		}
		var cells = best.lines().stream().flatMap(List::stream).map(String::strip).toList();
		var format = new FileFormat(charset, best.format().delimiter(), decimalComma(cells, best.format().delimiter()),
				dates(cells));
		return new Found(format, best.columns(), best.lines());
	}

	/** The first lines read as they are said to be written. */
	static Found read(byte[] sample, FileFormat format, int most) {
		var lines = new ArrayList<List<String>>();
		List<String> columns = List.of();
		try (var csv = CsvLines.of(new ByteArrayInputStream(sample), format)) {
			while (csv.hasNext() && lines.size() < most) {
				var line = csv.next();
				if (CsvLines.isBlank(line)) {
					continue;
				}
				if (columns.isEmpty()) {
					columns = line;
				}
				else {
					lines.add(line);
				}
			}
		}
		return new Found(format, columns, lines);
	}

	private static Optional<Found> read(byte[] sample, FileFormat format) {
		try {
			var found = read(sample, format, LINES);
			return found.columns().isEmpty() ? Optional.empty() : Optional.of(found);
		}
		catch (BusinessRuleException ex) {
			if ("import_file_columns".equals(ex.code())) {
				throw ex;
			}
			return Optional.empty();
		}
	}

	/** Many columns, and all lines alike: that is a table. */
	private static double consistency(Found found) {
		int columns = found.columns().size();
		if (columns == 1) {
			return 0;
		}
		long alike = found.lines().stream().filter((line) -> line.size() == columns).count();
		double share = found.lines().isEmpty() ? 1 : (double) alike / found.lines().size();
		return share * 1000 + columns;
	}

	private static boolean decimalComma(List<String> cells, String delimiter) {
		long commas = cells.stream().filter((cell) -> COMMA.matcher(cell).matches()).count();
		long points = cells.stream().filter((cell) -> POINT.matcher(cell).matches()).count();
		return (commas == points) ? delimiter.equals(";") : commas > points;
	}

	private static DateOrder dates(List<String> cells) {
		boolean slashed = false;
		boolean dayFirst = false;
		boolean monthFirst = false;
		boolean points = false;
		for (var cell : cells) {
			var date = DATE.matcher(cell);
			if (date.matches()) {
				slashed = true;
				dayFirst |= Integer.parseInt(date.group(1)) > 12;
				monthFirst |= Integer.parseInt(date.group(2)) > 12;
				points |= cell.indexOf('.') > 0;
			}
		}
		if (!slashed) {
			return DateOrder.YEAR_FIRST;
		}
		return (monthFirst && !dayFirst) ? DateOrder.MONTH_FIRST
				: (dayFirst || points || !monthFirst) ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
	}

}
