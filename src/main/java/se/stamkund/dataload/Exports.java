package se.stamkund.dataload;

import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.shared.ProgramId;

/**
 * A programme's members, balances, orders, entries and products as lines; the importer
 * reads all back but the entries. A piece at a time, however many they are.
 */
@Service
public class Exports {

	/** What can be taken out. */
	public static final List<String> KINDS = List.of("members", "balances", "orders", "entries", "products");

	private final List<Export> exports;

	Exports(List<Export> exports) {
		this.exports = exports;
	}

	/**
	 * Writes all of a kind, its headings first.
	 * @throws IllegalArgumentException if there is no such kind
	 */
	@Transactional(readOnly = true)
	public void write(ProgramId program, String kind, Consumer<@Nullable String[]> line) {
		this.exports.stream()
			.filter((export) -> export.kind().equals(kind))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(kind))
			.write(program, line);
	}

}
