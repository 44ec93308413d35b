package se.stamkund.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.UUID;
import java.util.regex.Pattern;

import org.postgresql.PGConnection;
import org.springframework.util.FileSystemUtils;

/** Moves a file of order rows in, and measures what the database alone could do. */
public final class ImportBench {

	private static final int MEMBERS = 10_000;

	private static final int LINES_PER_ORDER = 2;

	private ImportBench() {
	}

	public static void main(String[] args) throws Exception {
		int rows = (args.length > 0) ? Integer.parseInt(args[0]) : 500_000;
		var data = Bench.HOME.resolve("import");
		FileSystemUtils.deleteRecursively(data);
		Files.createDirectories(Bench.HOME);
		var file = Bench.HOME.resolve("orders.csv");
		write(file, rows);
		var gc = Bench.HOME.resolve("import-gc.log");
		try (var server = Server.start(data);
				var app = App.start(server, "-Xlog:gc:file=" + gc);
				var connection = server.connect()) {
			var base = World.of(connection, "base", MEMBERS);
			var world = World.of(connection, "moved", MEMBERS);
			double copied = copy(connection, base, file);
			System.out.printf("%d rows, %d MB%n", rows, Files.size(file) >> 20);
			tell("COPY + INSERT … SELECT", rows, copied);
			var api = new Api(app.port(), world.key());
			var id = api.upload(file);
			long begin = System.nanoTime();
			api.call("POST", "/" + id + "/check");
			while (Sql.number(connection, "select count(*) from data_import where staged_all and id = '" + id + "'") == 0) {
				Thread.sleep(50);
			}
			double staged = since(begin);
			tell("taking the file apart", rows, staged);
			begin = System.nanoTime();
			api.await(id, "checked");
			double checked = since(begin);
			tell("dry run", rows, checked);
			begin = System.nanoTime();
			api.call("POST", "/" + id + "/confirm");
			api.await(id, "done");
			double moved = since(begin);
			tell("import", rows, moved);
			System.out.printf("of the database's speed: import %.2f, file and import %.2f, with the dry run %.2f%n",
					copied / moved, copied / (staged + moved), copied / (staged + checked + moved));
			System.out.printf("most memory: heap %d of 512 MB, whole process %d MB%n", peakHeap(gc),
					peak(app.pid()) / 1024);
			long orders = Sql.number(connection,
					"select count(*) from purchase_order where program_id = '" + world.program() + "'");
			long lines = Sql.number(connection,
					"select count(*) from order_line where program_id = '" + world.program() + "'");
			System.out.printf("recorded: %d orders, %d lines%n", orders, lines);
			if (lines != rows) {
				throw new IllegalStateException("Lines are lost or doubled");
			}
		}
		System.exit(0);
	}

	private static double since(long begin) {
		return (System.nanoTime() - begin) / 1e9;
	}

	private static void tell(String what, int rows, double seconds) {
		System.out.printf("%-28s %6.1f s  %8.0f rows/s%n", what, seconds, rows / seconds);
	}

	private static void write(Path file, int rows) throws Exception {
		try (var out = Files.newBufferedWriter(file)) {
			out.write("order_id,ordered_at,external_id,sku,name,quantity,amount,vat_rate\n");
			for (int i = 0; i < rows; i++) {
				int order = i / LINES_PER_ORDER;
				out.write("o-" + order + ",2025-" + (10 + order % 3) + "-" + (10 + order % 20) + " 10:00:00,"
						+ order % MEMBERS + ",SKU-" + i % 500 + ",Ullstrumpa," + (1 + i % 3) + "," + (100 + i % 900)
						+ ".00,25\n");
			}
		}
	}

	/** The fastest way into the same tables, with all their indexes and constraints. */
	private static double copy(Connection connection, World world, Path file) throws Exception {
		Sql.run(connection, """
				create temp table raw (order_id text, ordered_at timestamptz, customer text, sku text, name text,
					quantity numeric, amount numeric, vat numeric, n serial)""");
		long begin = System.nanoTime();
		try (var in = Files.newBufferedReader(file)) {
			connection.unwrap(PGConnection.class)
				.getCopyAPI()
				.copyIn("copy raw (order_id, ordered_at, customer, sku, name, quantity, amount, vat) from stdin (format csv, header)",
						in);
		}
		var id = UUID.randomUUID();
		for (var sql : statements(world, id)) {
			Sql.run(connection, sql);
		}
		return (System.nanoTime() - begin) / 1e9;
	}

	private static String[] statements(World world, UUID id) {
		return """
				insert into data_import (id, program_id, kind, state, file_name, bytes, format, columns, mapping, options, tally,
					staged, staged_all, done, actor, created_at)
				values ('{id}', '{program}', 'ORDERS', 'DONE', 'x', 0, '{}', '{}', '{}', '{}', '{}', 0, true, 0, 'system', now());
				insert into import_line (import_id, program_id, number, pass, key, grouped, at, cells)
				select '{id}', '{program}', n, 0, md5(order_id)::uuid, true, ordered_at, array[order_id, ordered_at::text, customer,
					sku, name, quantity::text, amount::text, vat::text] from raw;
				create temp table o as select uuidv7() as id, r.*, i.member_id from (
					select order_id, min(ordered_at) as at, min(customer) as customer, sum(amount * 100)::bigint as total,
						array_agg(n) as ns from raw group by order_id) r
				join member_identity i on i.program_id = '{program}' and i.type = 'EXTERNAL' and i.value = r.customer;
				insert into purchase_order (id, program_id, store_id, order_id, content_hash, test, history, member_id,
					customer_external_id, status, ordered_at, paid_at, recorded_at, goods, discount, shipping, fees, total,
					discounts, paid_with_points, paid_with_gift_card, refunded, points_used, points_given_back, points,
					points_taken, warnings, version)
				select id, '{program}', '{store}', order_id, encode(sha256(order_id::bytea), 'hex'), false, true, member_id,
					customer, 'PAID', at, at, now(), total, 0, 0, 0, total, '[]', 0, 0, 0, 0, 0, 0, 0, '[]', 0 from o;
				insert into order_line (id, program_id, purchase_order_id, position, line_id, kind, sku, name, categories,
					quantity, gross, discount, order_discount, net, vat_rate, refunded, refunded_paid, refunded_quantity, version)
				select uuidv7(), '{program}', o.id, row_number() over (partition by o.id), r.n::text, 'GOODS', r.sku, r.name, '{}',
					r.quantity, r.amount * 100, 0, 0, r.amount * 100, r.vat, 0, 0, 0, 0 from raw r join o using (order_id);
				insert into order_status_change (id, program_id, purchase_order_id, status, occurred_at, recorded_at, actor)
				select uuidv7(), '{program}', id, 'PAID', at, now(), 'system' from o;
				insert into activity (id, program_id, member_id, type, reference, store_id, actor, properties, occurred_at,
					recorded_at)
				select uuidv7(), '{program}', member_id, 'order.paid', order_id, '{store}', 'system',
					jsonb_build_object('order', id, 'total', total, 'points', 0), at, now() from o;
				insert into import_outcome (import_id, program_id, number, lines, result, enrolled, subject_id, kind)
				select '{id}', '{program}', ns[1], ns, 'DONE', false, id, 'ORDERS' from o
				""".replace("{id}", id.toString())
			.replace("{program}", world.program().toString())
			.replace("{store}", world.store().toString())
			.split(";\\s*\n");
	}

	/** The most memory the process ever had, in kB. */
	private static long peak(long pid) throws Exception {
		return Files.readAllLines(Path.of("/proc/" + pid + "/status"))
			.stream()
			.filter((line) -> line.startsWith("VmHWM"))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")))
			.findFirst()
			.orElse(0);
	}

	/** The most that was in use when the collector began, in MB. */
	private static long peakHeap(Path log) throws Exception {
		var pause = Pattern.compile("(\\d+)M->\\d+M\\(");
		return Files.readAllLines(log)
			.stream()
			.map(pause::matcher)
			.filter(java.util.regex.Matcher::find)
			.mapToLong((found) -> Long.parseLong(found.group(1)))
			.max()
			.orElse(0);
	}

	/** The few calls that an import takes. */
	private record Api(int port, String key) {

		private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

		String upload(Path file) throws Exception {
			var answer = HTTP.send(request("?kind=orders").header("Content-Type", "text/csv")
				.POST(BodyPublishers.ofFile(file))
				.build(), BodyHandlers.ofString());
			var id = field(answer.body(), "id");
			var change = HTTP
				.send(request("/" + id).header("Content-Type", "application/json")
					.PUT(BodyPublishers.ofString("{\"options\": {\"store\": \"web\", \"awarding\": \"history\"}}"))
					.build(), BodyHandlers.ofString());
			if (change.statusCode() != 200) {
				throw new IllegalStateException(change.body());
			}
			return id;
		}

		String call(String method, String path) throws Exception {
			var answer = HTTP.send(request(path).method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofString());
			if (answer.statusCode() >= 300) {
				throw new IllegalStateException(answer.body());
			}
			return answer.body();
		}

		void await(String id, String state) throws Exception {
			while (!field(call("GET", "/" + id), "state").equals(state)) {
				Thread.sleep(200);
			}
		}

		private HttpRequest.Builder request(String path) {
			return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/api/v1/imports" + path))
				.header("Authorization", "Bearer " + this.key);
		}

		private static String field(String json, String name) {
			var field = Pattern.compile("\"" + name + "\":\\s*\"([^\"]+)\"").matcher(json);
			if (!field.find()) {
				throw new IllegalStateException(json);
			}
			return field.group(1);
		}

	}

}
