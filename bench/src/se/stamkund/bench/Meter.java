package se.stamkund.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/** What was used while something ran: the cores by each process, and the database's log. */
final class Meter {

	private static final double TICKS = 100;

	private final Server server;

	private final App app;

	private final Connection connection;

	private Reading begin;

	Meter(Server server, App app, Connection connection) throws IOException, SQLException {
		this.server = server;
		this.app = app;
		this.connection = connection;
		this.begin = read();
	}

	void start() throws IOException, SQLException {
		this.begin = read();
	}

	/** What was used since the start, in so many units of work. */
	Usage stop(long units) throws Exception {
		double seconds = (System.nanoTime() - this.begin.nanos) / 1e9;
		Thread.sleep(300); // the server's processes that are done are counted when they are gone
		var end = read();
		return new Usage((end.app - this.begin.app) / seconds, (end.postgres - this.begin.postgres) / seconds,
				(end.load - this.begin.load) / seconds, (end.wal - this.begin.wal) / Math.max(1, units),
				(end.commits - this.begin.commits) / (double) Math.max(1, units));
	}

	private Reading read() throws IOException, SQLException {
		try (var statement = this.connection.createStatement();
				var row = statement.executeQuery("""
						select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint,
							(select sum(xact_commit)::bigint from pg_stat_database)""")) {
			row.next();
			return new Reading(System.nanoTime(), cpu(this.app.pid(), false), tree(this.server.pid()),
					cpu(ProcessHandle.current().pid(), false), row.getLong(1), row.getLong(2));
		}
	}

	/** The cores it has used, in seconds, its living children and those that are gone. */
	private static double tree(long pid) throws IOException {
		double sum = cpu(pid, true);
		for (var child : ProcessHandle.of(pid).orElseThrow().children().toList()) {
			sum += cpu(child.pid(), false);
		}
		return sum;
	}

	private static double cpu(long pid, boolean withGoneChildren) {
		try {
			var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
			var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
			double ticks = Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
			return (withGoneChildren ? ticks + Double.parseDouble(fields[13]) + Double.parseDouble(fields[14]) : ticks)
					/ TICKS;
		}
		catch (IOException ex) {
			return 0;
		}
	}

	/** How often a second something can be made safe on the disk of a directory. */
	static double fsyncs(Path directory) throws IOException {
		var file = Files.createTempFile(directory, "fsync", null);
		try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			var page = ByteBuffer.allocate(8192);
			int count = 0;
			long begin = System.nanoTime();
			long end = begin + 2_000_000_000L;
			while (System.nanoTime() < end) {
				channel.write(page.clear(), (count % 1000) * 8192L);
				channel.force(false);
				count++;
			}
			return count / ((System.nanoTime() - begin) / 1e9);
		}
		finally {
			Files.delete(file);
		}
	}

	private record Reading(long nanos, double app, double postgres, double load, long wal, long commits) {
	}

	/**
	 * What something used.
	 *
	 * @param app cores, on average
	 * @param wal bytes for each unit of work
	 * @param commits for each unit of work
	 */
	record Usage(double app, double postgres, double load, long wal, double commits) {

		String cores() {
			return String.format(Locale.ROOT, "app %.2f, postgres %.2f, load %.2f", this.app, this.postgres,
					this.load);
		}

	}

}
