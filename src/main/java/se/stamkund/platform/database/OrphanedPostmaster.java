package se.stamkund.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.zonky.test.db.postgres.util.LinuxUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL that a killed application left running. It has lost its only client, but
 * holds the data directory.
 */
final class OrphanedPostmaster {

	private static final int SECONDS_TO_STOP = 30;

	private static final Logger log = LoggerFactory.getLogger(OrphanedPostmaster.class);

	private OrphanedPostmaster() {
	}

	/** Stops the server that runs on the data, if there is one, and waits for its end. */
	static void stop(Path data) throws IOException {
		var pidFile = data.resolve("postmaster.pid");
		if (Files.notExists(pidFile)) {
			return;
		}
		var process = ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).getFirst().strip()))
			.filter(OrphanedPostmaster::isPostgres)
			.orElse(null);
		if (process == null) {
			return;
		}
		log.info("Stopping the PostgreSQL (process {}) that an application killed earlier left behind", process.pid());
		var postgres = Path.of(process.info().command().orElseThrow());
		runPgCtl(postgres.resolveSibling(postgres.getFileName().toString().replace("postgres", "pg_ctl")), data);
		awaitExit(process);
	}

	/** The number in the file may by now belong to something else. */
	private static boolean isPostgres(ProcessHandle process) {
		return process.info()
			.command()
			.map((command) -> Path.of(command).getFileName().toString())
			.filter((name) -> name.startsWith("postgres"))
			.isPresent();
	}

	private static void runPgCtl(Path pgCtl, Path data) throws IOException {
		var command = new ArrayList<String>();
		if (LinuxUtils.isUnshareAvailable()) {
			// pg_ctl refuses to run as root
			command.addAll(List.of("unshare", "-U"));
		}
		command.addAll(List.of(pgCtl.toString(), "stop", "-D", data.toString(), "-m", "fast", "-w", "-t",
				String.valueOf(SECONDS_TO_STOP)));
		var pgCtlProcess = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		try {
			pgCtlProcess.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void awaitExit(ProcessHandle process) {
		try {
			process.onExit().get(SECONDS_TO_STOP, TimeUnit.SECONDS);
		}
		catch (TimeoutException | ExecutionException ex) {
			throw new IllegalStateException(
					"The PostgreSQL of an earlier run (process " + process.pid() + ") does not stop; end it by hand.",
					ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
