package se.stamkund.dataload.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import se.stamkund.dataload.AwardChoice;
import se.stamkund.dataload.DateOrder;
import se.stamkund.dataload.FileFormat;
import se.stamkund.dataload.ImportMapping;
import se.stamkund.dataload.ImportOptions;
import se.stamkund.dataload.ImportView;

/**
 * How a file is to be read, as the page asks.
 *
 * @param field what each column is, in their order
 * @param saveAs a name to keep it under
 * @param use a kept one to take instead
 */
record ImportForm(@Nullable String charset, @Nullable String delimiter, @Nullable Boolean decimalComma,
		@Nullable DateOrder dates, @Nullable String store, @Nullable AwardChoice awarding, @Nullable Boolean enrol,
		@Nullable List<String> field, @Nullable String saveAs, @Nullable String use) {

	FileFormat format(ImportView view) {
		var now = view.format();
		return new FileFormat(
				(this.charset != null && FileFormat.CHARSETS.contains(this.charset)) ? this.charset : now.charset(),
				(this.delimiter != null && FileFormat.DELIMITERS.contains(delimiter(this.delimiter)))
						? delimiter(this.delimiter) : now.delimiter(),
				Objects.requireNonNullElse(this.decimalComma, now.decimalComma()),
				Objects.requireNonNullElse(this.dates, now.dates()));
	}

	private static String delimiter(String told) {
		return told.equals("tab") ? "\t" : told;
	}

	ImportMapping mapping(ImportView view) {
		var columns = new LinkedHashMap<String, String>();
		var told = Objects.requireNonNullElse(this.field, List.<String>of());
		for (int i = 0; i < Math.min(told.size(), view.columns().size()); i++) {
			if (!told.get(i).isBlank()) {
				columns.put(view.columns().get(i), told.get(i));
			}
		}
		return new ImportMapping(columns);
	}

	ImportOptions options(ImportView view) {
		return new ImportOptions((this.store == null || this.store.isBlank()) ? null : this.store,
				Objects.requireNonNullElse(this.awarding, view.options().awarding()), Boolean.TRUE.equals(this.enrol));
	}

}
