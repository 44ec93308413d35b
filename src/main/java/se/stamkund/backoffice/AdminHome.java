package se.stamkund.backoffice;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;

import org.springframework.stereotype.Service;

import se.stamkund.insight.Attention;
import se.stamkund.insight.AttentionList;
import se.stamkund.insight.PointsFigures;
import se.stamkund.insight.PointsFlow;
import se.stamkund.insight.PointsLiability;
import se.stamkund.insight.Sales;
import se.stamkund.insight.SalesFigures;
import se.stamkund.insight.Setup;
import se.stamkund.insight.SetupProgress;
import se.stamkund.platform.ProgramClock;
import se.stamkund.points.PointsSettingsService;
import se.stamkund.program.Programs;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;

/** What a merchant sees first. */
@Service
public class AdminHome {

	/** The period the figures are about. */
	public static final Duration PERIOD = Duration.ofDays(30);

	private final Programs programs;

	private final ProgramClock clock;

	private final SalesFigures sales;

	private final PointsFigures points;

	private final AttentionList attention;

	private final SetupProgress setup;

	private final PointsLiability liabilities;

	private final PointsSettingsService settings;

	AdminHome(Programs programs, ProgramClock clock, SalesFigures sales, PointsFigures points, AttentionList attention,
			SetupProgress setup, PointsLiability liabilities, PointsSettingsService settings) {
		this.programs = programs;
		this.clock = clock;
		this.sales = sales;
		this.points = points;
		this.attention = attention;
		this.setup = setup;
		this.liabilities = liabilities;
		this.settings = settings;
	}

	/** The figures of the last 30 days and twelve months, and what there is to do. */
	public View of(ProgramId program) {
		var now = this.clock.now(program);
		var start = now.minus(PERIOD);
		var zone = this.programs.get(program).zone();
		var month = YearMonth.from(now.atZone(zone));
		var chart = SalesChart.of(this.sales.byMonth(program, month.minusMonths(11), month, zone));
		return new View(now, now.atZone(zone).getHour(), this.sales.between(program, start, now),
				this.sales.between(program, start.minus(PERIOD), start), this.points.between(program, start, now),
				chart, this.attention.since(program, start), this.setup.of(program), liability(program));
	}

	private Liability liability(ProgramId program) {
		long points = this.liabilities.now(program);
		var settings = this.settings.get(program).settings();
		return new Liability(points, settings.worth(points, this.programs.get(program).currency()),
				settings.pointValue());
	}

	/**
	 * The page.
	 *
	 * @param hour the hour of the programme's day, to greet by
	 * @param earlier sales of the thirty days before
	 */
	public record View(Instant now, int hour, Sales sales, Sales earlier, PointsFlow points, SalesChart chart,
			Attention attention, Setup setup, Liability liability) {

		/** The part of the day, as the message bundles name it. */
		public String greeting() {
			if (this.hour < 5 || this.hour >= 18) {
				return "home.evening";
			}
			return (this.hour < 10) ? "home.morning" : "home.day";
		}

	}

	/** What the points that members have would cost if all were used. */
	public record Liability(long points, Money worth, BigDecimal pointValue) {
	}

}
