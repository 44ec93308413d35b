package se.stamkund.points.web;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

import se.stamkund.platform.web.NiceStep;
import se.stamkund.points.ExpiryForecast;

/**
 * Columns of what expires, a month a column: below what does for certain, on top what
 * does only if nobody comes back.
 *
 * @param scale the grid lines, from the bottom up
 * @param width of a column
 */
record ForecastChart(List<Column> columns, List<GridLine> scale, double width) {

	private static final int BOTTOM = 180;

	private static final int HEIGHT = 170;

	private static final int FIRST = 44;

	private static final double ROOM = 496;

	/** A month; positions are those of the drawing's own units. */
	record Column(YearMonth month, double x, double top, double height, double idleTop, double idleHeight,
			boolean named) {
	}

	/** A horizontal line and the points it stands for. */
	record GridLine(double y, long points) {
	}

	/** Draws the months; of points that never expire, an empty chart. */
	static ForecastChart of(ExpiryForecast.View forecast) {
		if (forecast.largest() == 0) {
			return new ForecastChart(List.of(), List.of(), 0);
		}
		long step = NiceStep.of(forecast.largest());
		long lines = (forecast.largest() + step - 1) / step;
		double unit = (double) HEIGHT / (lines * step);
		double room = ROOM / forecast.months().size();
		var columns = new ArrayList<Column>();
		for (var month : forecast.months()) {
			int number = columns.size();
			double sure = round((month.sum().points() - month.sum().idle()) * unit);
			double idle = round(month.sum().idle() * unit);
			columns.add(new Column(month.month(), round(FIRST + room * number), BOTTOM - sure, sure,
					BOTTOM - sure - idle, idle, forecast.months().size() <= 12 || number % 3 == 0));
		}
		var scale = new ArrayList<GridLine>();
		for (long i = 0; i <= lines; i++) {
			scale.add(new GridLine(round(BOTTOM - i * step * unit), i * step));
		}
		return new ForecastChart(columns, scale, round(room * 0.57));
	}

	public double middle(Column column) {
		return column.x() + this.width / 2;
	}

	public boolean isEmpty() {
		return this.columns.isEmpty();
	}

	private static double round(double value) {
		return Math.round(value * 10) / 10.0;
	}

}
