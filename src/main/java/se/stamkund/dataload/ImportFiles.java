package se.stamkund.dataload;

import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;

import se.stamkund.program.StoreKind;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.ProgramId;

/** Takes files in, and looks at how they begin. */
@Component
class ImportFiles {

	/** How much of a file is looked at to find out what it is written in. */
	private static final int SAMPLE = 256 * 1024;

	private final ImportStore store;

	private final ImportChunks chunks;

	private final Stores stores;

	private final Clock clock;

	ImportFiles(ImportStore store, ImportChunks chunks, Stores stores, Clock clock) {
		this.store = store;
		this.chunks = chunks;
		this.stores = stores;
		this.clock = clock;
	}

	/** What all bytes of a file say, and the first of them. */
	private record Seen(byte[] beginning, String charset, long bytes) {

		FormatDetector.Found found() {
			return FormatDetector.detect(wholeLines(this.beginning, this.bytes), this.charset);
		}

	}

	/** Keeps a file; it is read twice. */
	ImportView receive(ProgramId program, ImportKind kind, String fileName, InputStreamSource file, Actor actor)
			throws IOException {
		var seen = see(file);
		var found = seen.found();
		var columns = ImportMapping.headings(found.columns());
		if (columns.containsAll(EntriesExport.SIGNATURE)) {
			throw new BusinessRuleException("import_entries",
					"Entries are a record and can't be moved in; the file of balances has what is left of them");
		}
		var view = new ImportView(Ids.next(), program, kind, ImportState.UPLOADED, name(fileName), seen.bytes(),
				found.format(), columns, ImportMapping.guess(kind, columns),
				new ImportOptions(likelyStore(program), AwardChoice.AUTO, false), null, Tally.empty(), 0, false, 0,
				null, null, actor, this.clock.instant(), null, null, null);
		this.store.insert(view);
		try (var in = file.getInputStream()) {
			this.chunks.store(program, view.id(), in, Imports.MAX_BYTES);
		}
		return view;
	}

	private static Seen see(InputStreamSource file) throws IOException {
		try (var in = file.getInputStream()) {
			var probe = new FileProbe();
			var beginning = in.readNBytes(SAMPLE);
			for (var chunk = beginning; chunk.length > 0; chunk = in.readNBytes(ImportChunks.SIZE)) {
				probe.see(chunk, chunk.length);
				if (probe.bytes() > Imports.MAX_BYTES) {
					throw tooLarge();
				}
			}
			return new Seen(beginning, probe.charset(), probe.bytes());
		}
	}

	static BusinessRuleException tooLarge() {
		return new BusinessRuleException("import_file_too_large",
				"A file may be 200 MB at most; divide it, and send the parts one after the other");
	}

	/** The first lines as they are read in a format; none once the file is forgotten. */
	FormatDetector.Found read(ImportView view, FileFormat format, int lines) {
		var beginning = this.chunks.beginning(view.program(), view.id());
		var sample = wholeLines(Arrays.copyOf(beginning, Math.min(beginning.length, SAMPLE)), view.bytes());
		return FormatDetector.read(sample, format, lines);
	}

	/** A sample must not end in the middle of a line. */
	private static byte[] wholeLines(byte[] sample, long bytes) {
		if (sample.length == bytes) {
			return sample;
		}
		int end = sample.length;
		while (end > 0 && sample[end - 1] != '\n' && sample[end - 1] != '\r') {
			end--;
		}
		return (end > 0) ? Arrays.copyOf(sample, end - end % 2) : sample;
	}

	private static String name(String told) {
		var plain = told.replaceAll("\\p{Cntrl}", "").replaceFirst("^.*[/\\\\]", "").strip();
		var name = plain.isEmpty() ? "import.csv" : plain;
		return (name.length() > 200) ? name.substring(0, 200) : name;
	}

	/** The store that is likely meant: the first of the web, else any. */
	private @Nullable String likelyStore(ProgramId program) {
		return this.stores.list(program)
			.stream()
			.filter((each) -> !each.closed())
			.min(Comparator.comparing((store) -> store.kind() != StoreKind.WEB))
			.map(StoreView::code)
			.orElse(null);
	}

}
