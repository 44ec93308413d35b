package se.stamkund.backoffice;

import java.time.YearMonth;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import se.stamkund.insight.Sales;
import se.stamkund.shared.Money;

import static org.assertj.core.api.Assertions.assertThat;

class SalesChartTest {

	@ParameterizedTest
	@CsvSource({ "1, 1", "99, 20", "100, 20", "101, 50", "418000, 100000", "1320000, 500000", "9999, 2000" })
	void drawsFewLinesAtRoundAmounts(long largest, long step) {
		assertThat(SalesChart.niceStep(largest)).isEqualTo(step);
	}

	@Test
	void stacksOthersOnMembersWithinTheDrawing() {
		var months = new TreeMap<YearMonth, Sales>();
		months.put(YearMonth.of(2026, 10), new Sales(Money.ofMinor(400), Money.ofMinor(100), 4, 1));
		months.put(YearMonth.of(2026, 11), new Sales(Money.ofMinor(200), Money.ofMinor(200), 2, 2));

		var chart = SalesChart.of(months);

		var october = chart.columns().getFirst();
		assertThat(october.otherHeight()).isEqualTo(3 * october.memberHeight());
		assertThat(october.otherTop()).isGreaterThanOrEqualTo(10);
		assertThat(chart.columns().getLast().otherHeight()).isZero();
		assertThat(chart.scale().getFirst().y()).isEqualTo(SalesChart.BOTTOM);
	}

	@Test
	void drawsNothingOfNothing() {
		assertThat(SalesChart.of(new TreeMap<>()).isEmpty()).isTrue();
	}

}
