package se.stamkund.bench;

import java.nio.file.Files;
import java.sql.Connection;
import java.util.concurrent.ThreadLocalRandom;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Storefronts post orders, alone and in bulk, and refunds, while the application, PostgreSQL or both are killed as {@code
 * kill -9} does. After each restart every acknowledged change must be there once, and nothing by half.
 */
public final class Crash {

	private static final int MEMBERS = 200;

	private static final int ROUNDS = 20;

	private static final String[] VICTIMS = { "the application", "PostgreSQL", "both" };

	private Crash() {
	}

	public static void main(String[] args) throws Exception {
		((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
		((Logger) LoggerFactory.getLogger("io.zonky")).setLevel(Level.OFF); // it minds not being able to stop what was killed
		int rounds = (args.length > 0) ? Integer.parseInt(args[0]) : ROUNDS;
		var data = Bench.HOME.resolve("crash");
		FileSystemUtils.deleteRecursively(data);
		Files.createDirectories(Bench.HOME);
		var server = Server.start(data);
		var app = App.start(server);
		World world;
		try (var connection = server.connect()) {
			world = World.of(connection, "crash", MEMBERS);
		}
		world.furnish(app.port());
		var storefronts = new Storefronts(world, app.port());
		for (int round = 1; round <= rounds; round++) {
			storefronts.open();
			Thread.sleep(ThreadLocalRandom.current().nextInt(1_000, 4_000));
			int victim = round % VICTIMS.length;
			if (victim != 1) {
				app.kill();
			}
			if (victim != 0) {
				server = server.killAndRestart();
			}
			if (victim != 1) {
				app = App.start(server, app.port());
			}
			storefronts.close(); // when all that was begun is acknowledged
			try (var connection = server.connect()) {
				check(connection, world, storefronts);
				System.out.printf("round %d: killed %s; %s; nothing lost, nothing twice, nothing by half%n", round,
						VICTIMS[victim], storefronts);
			}
		}
		app.close();
		server.close();
		System.exit(0);
	}

	private static void check(Connection connection, World world, Storefronts storefronts) throws Exception {
		require(connection, "orders that are lost, or there twice", "select " + storefronts.orders()
				+ " - count(*) from purchase_order where program_id = '%s'", world);
		require(connection, "refunds that are lost, or there twice", "select " + storefronts.refunds()
				+ " - count(*) from refund where program_id = '%s'", world);
		require(connection, "orders without their lines, status, award or entry", """
				select count(*) from purchase_order o
				left join award a on a.program_id = o.program_id and a.purchase_id = o.id
				where o.program_id = '%s' and (a.id is null
					or (select count(*) from order_line l where l.program_id = o.program_id and l.purchase_order_id = o.id) <> 3
					or (select count(*) from order_status_change c
						where c.program_id = o.program_id and c.purchase_order_id = o.id) <> 1
					or (select coalesce(sum(e.points), 0) from ledger_entry e where e.program_id = o.program_id
						and e.reference_id = o.id and e.kind = 'EARNING') <> a.points)""", world);
		require(connection, "refunds whose points or amounts are not whole", """
				select count(*) from purchase_order o
				left join (select purchase_order_id, sum(amount) as amount, sum(points_taken) as taken from refund
					where program_id = '%1$s' group by 1) r on r.purchase_order_id = o.id
				where o.program_id = '%1$s' and (o.refunded <> coalesce(r.amount, 0) or o.points_taken <> coalesce(r.taken, 0))
				""", world);
		// the lease of a call that commits for itself isn't waited for: lost, it costs a repetition
		require(connection, "idempotency keys that are neither answered nor free again within a minute", """
				select count(*) from idempotency_key k where program_id = '%s' and status is null
					and coalesce(leased_until, 'infinity') > now() + interval '1 minute'""", world);
		storefronts.audit();
	}

	private static void require(Connection connection, String what, String sql, World world) throws Exception {
		long wrong = Sql.number(connection, sql.formatted(world.program()));
		if (wrong != 0) {
			System.out.println("FAILED: " + wrong + " " + what);
			System.exit(1);
		}
	}

}
