package se.stamkund.dataload;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The exports of other platforms, by the headings they are documented with; what each was
 * based on is told in {@code docs/moving-in.md}.
 */
public enum KnownExport {

	;

	private final String platform;

	private final ImportKind kind;

	private final Set<String> signature;

	private final Map<String, String> columns;

	KnownExport(String platform, ImportKind kind, Set<String> signature, Map<String, String> columns) {
		this.platform = platform;
		this.kind = kind;
		this.signature = signature;
		this.columns = columns;
	}

	/** Whose export it is. */
	public String platform() {
		return this.platform;
	}

	/** The export with these headings; empty if it is none that is known. */
	public static Optional<KnownExport> of(ImportKind kind, List<String> headings) {
		return Arrays.stream(values())
			.filter((known) -> known.kind == kind && headings.containsAll(known.signature))
			.findFirst();
	}

	ImportMapping mapping(List<String> headings) {
		return new ImportMapping(new LinkedHashMap<>(this.columns)).within(headings);
	}

}
