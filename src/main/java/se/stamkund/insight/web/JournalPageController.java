package se.stamkund.insight.web;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import se.stamkund.insight.Journal;
import se.stamkund.insight.PointsJournal;
import se.stamkund.insight.Unit;
import se.stamkund.platform.web.CsvDownload;
import se.stamkund.platform.web.FormErrors;
import se.stamkund.program.Programs;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ProgramId;

/** The journal of all points: page and file. */
@Controller
@RequestMapping("/admin/points/journal")
class JournalPageController {

	private static final List<String> COLUMNS = List.of("books.period", "books.opening", "books.issued",
			"books.broughtIn", "books.redeemed", "books.expired", "books.revoked", "books.adjusted",
			"books.transferred", "books.uncollected", "books.debt", "books.closing", "books.activated", "books.moved",
			"books.entries");

	private final PointsJournal journal;

	private final Programs programs;

	private final MessageSource messages;

	JournalPageController(PointsJournal journal, Programs programs, MessageSource messages) {
		this.journal = journal;
		this.programs = programs;
		this.messages = messages;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('BOOKS_VIEW')")
	ModelAndView show(ProgramId program, @ModelAttribute("query") JournalQuery query, BindingResult errors) {
		var today = this.journal.today(program);
		var page = new ModelAndView("insight/journal");
		if (!errors.hasErrors()) {
			try {
				page.addObject("journal",
						this.journal.of(program, query.first(today), query.last(today), query.unit()));
			}
			catch (BusinessRuleException ex) {
				FormErrors.reject(errors, "from", ex);
			}
		}
		if (errors.hasErrors()) {
			page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
			var usual = new JournalQuery(null, null, Unit.MONTH);
			page.addObject("journal", this.journal.of(program, usual.first(today), today, Unit.MONTH));
		}
		return page.addObject("units", Unit.values());
	}

	@GetMapping("/file")
	@PreAuthorize("hasAuthority('BOOKS_VIEW')")
	void file(ProgramId program, @RequestParam LocalDate from, @RequestParam LocalDate to,
			@RequestParam(defaultValue = "MONTH") Unit by, Locale language, HttpServletResponse response)
			throws IOException {
		var journal = this.journal.of(program, from, to, by);
		try (var csv = CsvDownload.start(response, this.programs.get(program).code() + "-"
				+ text("books.file.journal", language) + "-" + journal.first() + "-" + journal.last() + ".csv")) {
			csv.row(COLUMNS.stream().map((column) -> text(column, language)).toArray(String[]::new));
			journal.periods()
				.forEach((period) -> csv.row(cells(period.start().toString().substring(0, (by == Unit.DAY) ? 10 : 7),
						period.opening(), period.change(), period.closing())));
			csv.row(cells(text("books.total", language), journal.opening(), journal.total(), journal.closing()));
		}
	}

	private static String[] cells(String period, long opening, Journal.Change change, long closing) {
		var numbers = Stream
			.of(opening, change.issued(), change.broughtIn(), change.redeemed(), change.expired(), change.revoked(),
					change.adjusted(), change.transferred(), change.uncollected(), change.debt(), closing,
					change.activated(), change.moved(), change.entries())
			.map(String::valueOf);
		return Stream.concat(Stream.of(period), numbers).toArray(String[]::new);
	}

	private String text(String key, Locale language) {
		return this.messages.getMessage(key, null, language);
	}

	/**
	 * What was asked for; the last year by month if nothing was, this month if by day.
	 */
	record JournalQuery(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable Unit by) {

		Unit unit() {
			return (this.by != null) ? this.by : Unit.MONTH;
		}

		LocalDate last(LocalDate today) {
			return (this.to != null) ? this.to : today;
		}

		LocalDate first(LocalDate today) {
			if (this.from != null) {
				return this.from;
			}
			var last = last(today);
			return (unit() == Unit.MONTH) ? last.minusMonths(11).withDayOfMonth(1) : last.withDayOfMonth(1);
		}

	}

}
