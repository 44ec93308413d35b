package se.stamkund.dataload;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Money;

/** A line of a file, read by field. */
record Row(int number, List<String> cells, Map<String, Integer> positions, Values values) {

	@Nullable String text(String code) {
		var position = this.positions.get(code);
		if (position == null || position >= this.cells.size()) {
			return null;
		}
		var text = Values.text(this.cells.get(position));
		return text.isEmpty() ? null : text;
	}

	@Nullable String text(ImportField field) {
		return text(field.code());
	}

	/** A text that may be so long. */
	@Nullable String text(ImportField field, int longest) {
		var text = text(field);
		if (text != null && text.length() > longest) {
			throw new BusinessRuleException("import_too_long",
					field.code() + " is longer than " + longest + " characters", field.code(), longest);
		}
		return text;
	}

	String required(ImportField field, int longest) {
		return Optional.ofNullable(text(field, longest)).orElseThrow(() -> missing(field));
	}

	static BusinessRuleException missing(ImportField field) {
		return new BusinessRuleException("import_cell_missing", field.code() + " is missing", field.code());
	}

	@Nullable BigDecimal number(ImportField field) {
		var text = text(field);
		return (text != null) ? this.values.number(field.code(), text) : null;
	}

	@Nullable Money money(ImportField field) {
		var number = number(field);
		return (number != null) ? this.values.money(field.code(), number) : null;
	}

	@Nullable Instant instant(ImportField field) {
		var text = text(field);
		return (text != null) ? this.values.instant(field.code(), text) : null;
	}

	@Nullable Instant end(ImportField field) {
		var text = text(field);
		return (text != null) ? this.values.end(field.code(), text) : null;
	}

	boolean isSaid(ImportField field) {
		return text(field) != null;
	}

}
