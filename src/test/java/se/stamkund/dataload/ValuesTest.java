package se.stamkund.dataload;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import se.stamkund.shared.BusinessRuleException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ValuesTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "1234,50|true|1234.50", "1 234,50|true|1234.50", "1.234,50|true|1234.50", "-3|true|-3",
					"1234.5|false|1234.5", "1,234.50|false|1234.50", "12 kr|true|12", "−5|true|-5",
					"1234567,89|true|1234567.89" })
	void readsNumbersByTheFormatOfTheFile(String text, boolean comma, String number) {
		assertThat(values(comma, DateOrder.YEAR_FIRST).number("points", text)).isEqualByComparingTo(number);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "1,5|false", "1.5|true", "abc|true", "1,2,3|true", "--1|true", "1e5|true" })
	void readsNoNumberWrongly(String text, boolean comma) {
		assertThatExceptionOfType(BusinessRuleException.class)
			.isThrownBy(() -> values(comma, DateOrder.YEAR_FIRST).number("points", text));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "2026-03-09|YEAR_FIRST|2026-03-08T23:00:00Z", "9/3/2026|DAY_FIRST|2026-03-08T23:00:00Z",
					"3/9/2026 8:26|MONTH_FIRST|2026-03-09T07:26:00Z", "19970118|YEAR_FIRST|1997-01-17T23:00:00Z",
					"2010-12-01 08:26:00|YEAR_FIRST|2010-12-01T07:26:00Z",
					"2025-10-07 09:50:26 +0200|YEAR_FIRST|2025-10-07T07:50:26Z",
					"2026-03-09T10:00:00.123456Z|YEAR_FIRST|2026-03-09T10:00:00.123456Z",
					"3/9/26 1:05 PM|MONTH_FIRST|2026-03-09T12:05:00Z" })
	void readsDates(String text, DateOrder order, Instant instant) {
		assertThat(values(true, order).instant("earned_at", text)).isEqualTo(instant);
	}

	@Test
	void aDayAloneLastsUntilItsEnd() {
		assertThat(values(true, DateOrder.YEAR_FIRST).end("expires_at", "2026-03-31"))
			.isEqualTo(Instant.parse("2026-03-31T22:00:00Z"));
	}

	@ParameterizedTest
	@CsvSource({ "2026-13-01", "31/2/2026", "2026-02-30", "1/1", "igår" })
	void whatIsNoDateIsRefused(String text) {
		assertThatExceptionOfType(BusinessRuleException.class)
			.isThrownBy(() -> values(true, DateOrder.DAY_FIRST).instant("earned_at", text));
	}

	@Test
	void findsOutWhatAFileIsWrittenIn() {
		assertFound("a;b\n1,5;9/3/2026\n2,5;13/3/2026\n", ";", true, DateOrder.DAY_FIRST);
		assertFound("a,b\n1.5,3/13/2026\n", ",", false, DateOrder.MONTH_FIRST);
		assertFound("a\tb\n\"1;5;6\"\t2026-03-09\n", "\t", false, DateOrder.YEAR_FIRST);
	}

	@Test
	void knowsTheExportsOfOthersByTheirHeadings() {
		var shopify = List.of("Name", "Email", "Financial Status", "Paid at", "Lineitem quantity", "Lineitem name",
				"Lineitem price", "Lineitem sku", "Created at");
		assertThat(KnownExport.of(ImportKind.ORDERS, shopify)).contains(KnownExport.SHOPIFY_ORDERS);
		assertThat(ImportMapping.guess(ImportKind.ORDERS, shopify).columns()).containsEntry("Name", "order_id")
			.containsEntry("Lineitem price", "unit_price")
			.doesNotContainKey("Paid at");
		for (var known : KnownExport.values()) {
			known.mapping(List.copyOf(known.headings())).requireKnown(known.kind());
		}
	}

	@Test
	void theNewestLineWithEnoughLeftIsGivenBack() {
		var old = candidate(1, "2026-01-01", "5");
		var enough = candidate(2, "2026-01-05", "2");
		var newest = candidate(3, "2026-01-09", "1");
		var later = candidate(4, "2026-02-01", "9");
		var lines = List.of(old, enough, newest, later);
		var at = Instant.parse("2026-01-10T00:00:00Z");

		assertThat(ReturnMatch.newest(lines, java.math.BigDecimal.ONE, at)).contains(newest);
		assertThat(ReturnMatch.newest(lines, java.math.BigDecimal.TWO, at)).contains(enough);
		assertThat(ReturnMatch.newest(lines, java.math.BigDecimal.TEN, at)).isEmpty();
	}

	private static ReturnMatch.Candidate candidate(long order, String day, String left) {
		return new ReturnMatch.Candidate(new java.util.UUID(0, order), "1", Instant.parse(day + "T00:00:00Z"),
				new java.math.BigDecimal(left));
	}

	private static void assertFound(String csv, String delimiter, boolean comma, DateOrder dates) {
		assertThat(FormatDetector.detect(csv.getBytes(), "UTF-8").format())
			.isEqualTo(new FileFormat("UTF-8", delimiter, comma, dates));
	}

	private static Values values(boolean comma, DateOrder dates) {
		return new Values(new FileFormat("UTF-8", ";", comma, dates), ZoneId.of("Europe/Stockholm"),
				Currency.getInstance("SEK"));
	}

}
