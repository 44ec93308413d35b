package se.stamkund.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** Runs what is asked for and prints the table. */
public final class Bench {

	static final Path HOME = Path.of("target/bench");

	private Bench() {
	}

	public static void main(String[] args) throws Exception {
		((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
		var words = new ArrayList<>(List.of(args));
		boolean quick = words.remove("--quick");
		var table = new Table();
		var small = HOME.resolve("small");
		FileSystemUtils.deleteRecursively(small);
		Files.createDirectories(HOME);
		table.say("%d cores, %s, %.0f fsync/s in the data directory", Runtime.getRuntime().availableProcessors(),
				System.getProperty("os.arch"), Meter.fsyncs(HOME));
		try (var lab = Lab.open(small, quick ? 2_000 : 10_000, quick ? 4 : 12, quick)) {
			for (var row : Rows.of(words.isEmpty() ? null : Set.copyOf(words))) {
				row.measure(lab, table);
			}
		}
		table.print();
		System.exit(0);
	}

	static String text(String format, Object... values) {
		return String.format(Locale.ROOT, format, values);
	}

}
