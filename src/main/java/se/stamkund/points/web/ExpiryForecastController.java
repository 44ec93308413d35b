package se.stamkund.points.web;

import java.io.IOException;
import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import se.stamkund.platform.web.CsvDownload;
import se.stamkund.points.ExpiryForecast;
import se.stamkund.points.ExpiryForecast.Sum;
import se.stamkund.program.Programs;
import se.stamkund.shared.ProgramId;

/** When members' points will expire, by month. */
@Controller
@RequestMapping("/admin/points/expiry")
class ExpiryForecastController {

	private final ExpiryForecast forecast;

	private final Programs programs;

	private final MessageSource messages;

	ExpiryForecastController(ExpiryForecast forecast, Programs programs, MessageSource messages) {
		this.forecast = forecast;
		this.programs = programs;
		this.messages = messages;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('SETTINGS_VIEW')")
	ModelAndView show(ProgramId program, @RequestParam(defaultValue = "12") int months) {
		var view = this.forecast.of(program, bounded(months));
		return new ModelAndView("points/expiry", "forecast", view).addObject("chart", ForecastChart.of(view))
			.addObject("months", bounded(months));
	}

	/** All that can be told month by month, for spreadsheets. */
	@GetMapping("/export")
	@PreAuthorize("hasAuthority('SETTINGS_VIEW')")
	void export(ProgramId program, Locale language, HttpServletResponse response) throws IOException {
		var currency = this.programs.get(program).currency();
		var view = this.forecast.of(program, ExpiryForecast.MOST_MONTHS);
		try (var csv = CsvDownload.start(response, say("points.forecast.file", language) + ".csv")) {
			csv.row(say("points.forecast.month", language), say("points.forecast.points", language),
					say("points.forecast.idle", language), currency.getCurrencyCode(),
					say("points.forecast.members", language));
			view.months().forEach((month) -> row(csv, month.month().toString(), month.sum(), program));
			row(csv, say("points.forecast.later", language), view.later(), program);
			row(csv, say("points.forecast.never", language), view.never(), program);
		}
	}

	private void row(CsvDownload csv, String month, Sum sum, ProgramId program) {
		csv.row(month, String.valueOf(sum.points()), String.valueOf(sum.idle()),
				sum.worth().toDecimal(this.programs.get(program).currency()).toPlainString().replace('.', ','),
				String.valueOf(sum.members()));
	}

	private String say(String key, Locale language) {
		return this.messages.getMessage(key, null, language);
	}

	private static int bounded(int months) {
		return Math.clamp(months, 3, ExpiryForecast.MOST_MONTHS);
	}

}
