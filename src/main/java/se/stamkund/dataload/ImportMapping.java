package se.stamkund.dataload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import se.stamkund.shared.BusinessRuleException;

/**
 * Which field each column is.
 *
 * @param columns from the column's heading to the field's code, or to
 * {@code attribute.<name>}; a column that is not in it is left out
 */
public record ImportMapping(Map<String, String> columns) {

	static final String ATTRIBUTE = "attribute.";

	public ImportMapping {
		columns = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(columns));
	}

	/** Guesses from the headings. */
	static ImportMapping guess(ImportKind kind, List<String> headings) {
		var known = KnownExport.of(kind, headings);
		if (known.isPresent()) {
			return known.get().mapping(headings);
		}
		var columns = new LinkedHashMap<String, String>();
		for (var field : kind.fields().stream().sorted().toList()) {
			headings.stream()
				.filter((heading) -> !columns.containsKey(heading) && field.rank(heading) >= 0)
				.min(java.util.Comparator.comparingInt(field::rank))
				.ifPresent((heading) -> columns.put(heading, field.code()));
		}
		headings.stream()
			.filter((heading) -> kind == ImportKind.MEMBERS && heading.startsWith(ATTRIBUTE))
			.forEach((heading) -> columns.put(heading, heading));
		return new ImportMapping(columns);
	}

	/** What a column is; empty if it is left out. */
	public String of(String column) {
		return this.columns.getOrDefault(column, "");
	}

	/** Only what is said of columns that the file has. */
	ImportMapping within(List<String> headings) {
		var kept = new LinkedHashMap<String, String>();
		headings.stream().filter(this.columns::containsKey).forEach((heading) -> kept.put(heading, of(heading)));
		return new ImportMapping(kept);
	}

	/**
	 * Lets a mapping pass that can be worked by.
	 * @throws BusinessRuleException that says what is missing
	 */
	void require(ImportKind kind) {
		requireKnown(kind);
		var used = new HashSet<String>();
		for (var code : this.columns.values()) {
			if (!used.add(code)) {
				throw new BusinessRuleException("import_field_twice", "Two columns are said to be " + code, code);
			}
		}
		for (var field : kind.required().stream().sorted().toList()) {
			if (!used.contains(field.code())) {
				throw missing(field.code());
			}
		}
		if (kind.ofPeople() && !used.contains("external_id") && !used.contains("email") && !used.contains("phone")) {
			throw missing("external_id, email, phone");
		}
		if (kind == ImportKind.ORDERS && !used.contains("amount") && !used.contains("unit_price")
				&& !used.contains("total")) {
			throw missing("amount, unit_price, total");
		}
	}

	/** Lets a mapping pass that names only fields there are. */
	void requireKnown(ImportKind kind) {
		for (var code : this.columns.values()) {
			boolean attribute = kind == ImportKind.MEMBERS && code.matches("attribute\\.[a-z][a-z0-9_]{0,39}");
			if (!attribute && ImportField.of(code).filter(kind::has).isEmpty()) {
				throw new BusinessRuleException("import_field_unknown", "There is no field " + Values.shortened(code),
						Values.shortened(code));
			}
		}
	}

	private static BusinessRuleException missing(String fields) {
		return new BusinessRuleException("import_field_missing", "Say which column is: " + fields, fields);
	}

	/** Where each field is found in a line. */
	Map<String, Integer> positions(List<String> headings) {
		var positions = new HashMap<String, Integer>();
		for (int i = 0; i < headings.size(); i++) {
			var code = of(headings.get(i));
			if (!code.isEmpty()) {
				positions.put(code, i);
			}
		}
		return positions;
	}

	/** Headings that can be told apart. */
	static List<String> headings(List<String> first) {
		var headings = new ArrayList<String>();
		for (int i = 0; i < first.size(); i++) {
			var plain = Optional.of(first.get(i).strip()).filter((text) -> !text.isEmpty()).orElse("#" + (i + 1));
			var heading = (plain.length() > 200) ? plain.substring(0, 200) : plain;
			int number = 2;
			while (headings.contains(heading)) {
				heading = plain + " (" + number++ + ")";
			}
			headings.add(heading);
		}
		return headings;
	}

}
