package se.stamkund.dataload;

import java.io.StringWriter;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

import de.siegmar.fastcsv.writer.CsvWriter;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import se.stamkund.ledger.LedgerAudit;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What is taken out can be moved in elsewhere, and is the same there. */
@IntegrationTest
class RoundTripTest {

	private static final String MEMBERS = """
			store;external_id;email;phone;first_name;last_name;birthday;language;tags;tier;tier_until;lifetime_points;consent_email;consent_terms;consent_at;attribute.shoe_size;attribute.note
			web;1;anna@mejl.example;070-174 06 99;Anna;Lindqvist;1990-02-03;sv;vip, löpare;Silver;2099-12-31;5000;ja;ja;2025-02-03;38;=1+1
			till;k1;anna@mejl.example;;;;;;;;;;;;;;
			web;2;;;Bo;;;;;;;;nej;;2025-02-03;;
			""";

	private static final String ORDERS = """
			order_id;ordered_at;status;external_id;line_id;sku;name;brand;categories;quantity;amount;vat_rate;shipping;order_discount;fees;line_kind
			100;2026-01-10 10:00;paid;1;1;A;Tält;Fjällräv;tält, ute;2;2 500,50;25;49,00;150,00;19,00;goods
			100;2026-01-10 10:00;paid;1;2;B;Säck;;;1;500,00;25;;;;
			100;2026-01-10 10:00;paid;1;3;;Presentkort;;;1;300,00;0;;;;Presentkort
			101;2026-02-10 10:00;delivered;;1;A;Tält;;;1;1 250,25;25;;;;
			102;2026-02-11 10:00;cancelled;2;1;A;Tält;;;1;1 250,25;25;;;;
			R1;2026-02-12 10:00;;1;;B;;;;-1;-500,00;;;;;
			""";

	@Autowired
	TestImports imports;

	@Autowired
	Exports exports;

	@Autowired
	TestPrograms programs;

	@Autowired
	LedgerAudit audit;

	@Test
	void theSameComesOutAgain() {
		var live = this.programs.createId();
		this.imports.run(live, ImportKind.MEMBERS, MEMBERS);
		this.imports.run(live, ImportKind.BALANCES, """
				external_id;points;earned_at;active_from;expires_at
				1;1 240;2026-01-05;;2099-03-31
				2;50;2026-01-05 10:30:15;2099-01-01;
				""");
		this.imports.run(
				this.imports.options(this.imports.upload(live, ImportKind.ORDERS, ORDERS), AwardChoice.HISTORY, false));
		this.imports.run(live, ImportKind.PRODUCTS, "sku;name;price\nA;Tält;1 250,25\n+B;-Säck;\n");
		var fresh = this.programs.createId();

		for (var kind : List.of(ImportKind.MEMBERS, ImportKind.BALANCES, ImportKind.PRODUCTS, ImportKind.ORDERS)) {
			var uploaded = this.imports.upload(fresh, kind, csv(live, kind));
			var done = this.imports.run((kind == ImportKind.ORDERS)
					? this.imports.options(uploaded, AwardChoice.HISTORY, false) : uploaded);
			assertThat(done.tally().counts()).as(kind.name() + done.tally().reasons())
				.doesNotContainKeys(Tally.REJECTED, Tally.UNMATCHED);
		}

		for (var kind : ImportKind.values()) {
			assertThat(withoutOwnNumbers(csv(fresh, kind))).as(kind.name())
				.isEqualTo(withoutOwnNumbers(csv(live, kind)));
		}
		assertThat(csv(live, ImportKind.ORDERS).lines()).hasSize(7)
			.anyMatch((line) -> line.contains(";gift_card;") && line.contains("Presentkort"))
			.anyMatch((line) -> line.contains(";49,00;19,00;150,00;"));
		assertThat(csv(live, ImportKind.MEMBERS)).contains("'=1+1", "'+46701740699");
		assertThat(this.audit.differences(fresh)).isEmpty();
	}

	/** Entries are a record; what is left of them is what the balances say. */
	@Test
	void balancesAreWhatIsLeftOfTheEntries() {
		var live = this.programs.createId();
		this.imports.run(live, ImportKind.BALANCES, """
				external_id;points;earned_at;active_from;expires_at
				1;1 240;2026-01-05;;2099-03-31
				1;60;2024-01-05;;2025-01-01
				2;50;2026-01-05 10:30:15;2099-01-01;
				""");
		this.imports.run(this.imports.options(this.imports.upload(live, ImportKind.ORDERS, """
				order_id;ordered_at;amount;external_id;refund_of;line_kind
				a;2015-01-10;700,00;1;;
				b;%1$s;300,00;2;;
				c;%2$s;-100,00;2;b;
				d;%1$s;500,00;2;;gift_card
				""".formatted(LocalDate.now().minusDays(3), LocalDate.now().minusDays(2))), AwardChoice.BY_DATE, true));

		assertThat(sums(csv(live, "entries"), EntriesSum::of))
			.isEqualTo(sums(csv(live, "balances"), EntriesSum::points));
		assertThatExceptionOfType(BusinessRuleException.class)
			.isThrownBy(() -> this.imports.upload(live, ImportKind.BALANCES, csv(live, "entries")))
			.extracting(BusinessRuleException::code)
			.isEqualTo("import_entries");

		var fresh = this.programs.createId();
		for (var what : List.of("members", "balances")) {
			this.imports.run(fresh, ImportKind.valueOf(what.toUpperCase(Locale.ROOT)), csv(live, what));
		}
		for (var what : List.of("members", "balances")) {
			assertThat(withoutOwnNumbers(csv(fresh, what))).as(what).isEqualTo(withoutOwnNumbers(csv(live, what)));
		}
		assertThat(csv(live, "members")).as("what was ever earned goes along").contains(";2000;").contains(";250;");
	}

	/** What a line adds to what a member has. */
	private static final class EntriesSum {

		static long points(Map<String, String> cells) {
			return Long.parseLong(cells.get("points"));
		}

		static long of(Map<String, String> cells) {
			return points(cells) * (held(cells.get("to_account")) - held(cells.get("from_account")));
		}

		private static int held(String account) {
			return List.of("MEMBER_ACTIVE", "MEMBER_PENDING", "MEMBER_HELD").contains(account) ? 1 : 0;
		}

	}

	private static Map<String, Long> sums(String csv, ToLongFunction<Map<String, String>> points) {
		var lines = csv.lines().map((line) -> line.split(";", -1)).toList();
		var sums = new TreeMap<String, Long>();
		lines.stream().skip(1).forEach((line) -> {
			var cells = new HashMap<String, String>();
			for (int i = 0; i < line.length; i++) {
				cells.put(lines.getFirst()[i], line[i]);
			}
			sums.merge(cells.get("member_number"), points.applyAsLong(cells), Long::sum);
		});
		return sums;
	}

	/** Member numbers are our own; a new programme gives new ones. */
	private static List<String> withoutOwnNumbers(String csv) {
		return csv.lines().map((line) -> line.replaceAll("\\b[1-9]\\d{7}\\b", "#")).sorted().toList();
	}

	private String csv(ProgramId program, ImportKind kind) {
		return csv(program, kind.code());
	}

	private String csv(ProgramId program, String what) {
		var text = new StringWriter();
		var writer = CsvWriter.builder().fieldSeparator(';').bufferSize(0).build(text);
		this.exports.write(program, what, (cells) -> {
			var guarded = new java.util.ArrayList<String>();
			for (var cell : cells) {
				guarded.add((cell != null && !cell.isEmpty() && "=+-@".indexOf(cell.charAt(0)) >= 0) ? "'" + cell
						: (cell != null) ? cell : "");
			}
			writer.writeRecord(guarded);
		});
		return text.toString();
	}

}
