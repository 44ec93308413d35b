package se.stamkund.backoffice;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

import se.stamkund.insight.Sales;
import se.stamkund.platform.web.NiceStep;
import se.stamkund.shared.Money;

/**
 * Stacked columns drawn by the server: members below, others on top, a month a column.
 *
 * @param scale the grid lines, from the bottom up
 */
public record SalesChart(List<Column> columns, List<GridLine> scale) {

	static final int BOTTOM = 180;

	private static final int HEIGHT = 170;

	private static final int STEP = 42;

	private static final int FIRST = 44;

	/** A month. Positions and heights are those of the drawing's own units. */
	public record Column(YearMonth month, Sales sales, int x, double memberHeight, double otherHeight) {

		public double memberTop() {
			return BOTTOM - this.memberHeight;
		}

		public double otherTop() {
			return BOTTOM - this.memberHeight - this.otherHeight;
		}

		public int middle() {
			return this.x + 12;
		}

	}

	/** A horizontal line and the amount it stands for. */
	public record GridLine(double y, Money amount) {
	}

	/** Draws the months; of an empty map, an empty chart. */
	static SalesChart of(SequencedMap<YearMonth, Sales> months) {
		long largest = months.values().stream().mapToLong((sales) -> sales.total().minor()).max().orElse(0);
		if (largest <= 0) {
			return new SalesChart(List.of(), List.of());
		}
		long line = niceStep(largest);
		long lines = (largest + line - 1) / line;
		double unit = (double) HEIGHT / (lines * line);
		var columns = new ArrayList<Column>();
		for (Map.Entry<YearMonth, Sales> month : months.entrySet()) {
			var sales = month.getValue();
			columns.add(new Column(month.getKey(), sales, FIRST + STEP * columns.size(),
					round(Math.max(0, sales.members().minor()) * unit),
					round(Math.max(0, sales.others().minor()) * unit)));
		}
		var scale = new ArrayList<GridLine>();
		for (long i = 0; i <= lines; i++) {
			scale.add(new GridLine(round(BOTTOM - i * line * unit), Money.ofMinor(i * line)));
		}
		return new SalesChart(columns, scale);
	}

	static long niceStep(long largest) {
		return NiceStep.of(largest);
	}

	private static double round(double value) {
		return Math.round(value * 10) / 10.0;
	}

	public boolean isEmpty() {
		return this.columns.isEmpty();
	}

}
