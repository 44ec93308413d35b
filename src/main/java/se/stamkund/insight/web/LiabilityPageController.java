package se.stamkund.insight.web;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;

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

import se.stamkund.insight.PointsJournal;
import se.stamkund.insight.PointsLiability;
import se.stamkund.insight.Term;
import se.stamkund.platform.web.CsvDownload;
import se.stamkund.platform.web.FormErrors;
import se.stamkund.program.Programs;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ProgramId;

/** The liability at the end of a day: page and file. */
@Controller
@RequestMapping("/admin/points/liability")
class LiabilityPageController {

	private final PointsLiability liability;

	private final PointsJournal journal;

	private final Programs programs;

	private final MessageSource messages;

	LiabilityPageController(PointsLiability liability, PointsJournal journal, Programs programs,
			MessageSource messages) {
		this.liability = liability;
		this.journal = journal;
		this.programs = programs;
		this.messages = messages;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('BOOKS_VIEW')")
	ModelAndView show(ProgramId program, @ModelAttribute("query") DayQuery query, BindingResult errors) {
		var today = this.journal.today(program);
		var page = new ModelAndView("insight/liability");
		var shown = today;
		if (!errors.hasErrors()) {
			try {
				shown = Objects.requireNonNullElse(query.date(), today);
				page.addObject("liability", this.liability.at(program, shown));
			}
			catch (BusinessRuleException ex) {
				FormErrors.reject(errors, "date", ex);
			}
		}
		if (errors.hasErrors()) {
			page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
			shown = today;
			page.addObject("liability", this.liability.at(program, today));
		}
		return page.addObject("day", shown).addObject("today", shown.equals(today));
	}

	@GetMapping("/file")
	@PreAuthorize("hasAuthority('BOOKS_VIEW')")
	void file(ProgramId program, @RequestParam LocalDate date, Locale language, HttpServletResponse response)
			throws IOException {
		var view = this.programs.get(program);
		var liability = this.liability.at(program, date);
		try (var csv = CsvDownload.start(response,
				view.code() + "-" + text("books.file.liability", language) + "-" + date + ".csv")) {
			csv.row(text("books.date", language), text("books.earned_month", language), text("books.expires", language),
					text("books.points", language), text("books.worth_in", language) + " " + view.currency());
			for (var lots : liability.lots()) {
				csv.row(date.toString(), lots.earned().toString(), term(lots.term(), language),
						String.valueOf(lots.points()),
						CsvDownload.decimal(lots.worth().toDecimal(view.currency()), language));
			}
			csv.row(date.toString(), text("books.total", language), "", String.valueOf(liability.points()),
					CsvDownload.decimal(liability.worth().toDecimal(view.currency()), language));
		}
	}

	private String term(Term term, Locale language) {
		var month = term.month();
		return (month != null) ? month.toString() : text("books.term." + term.kind(), language);
	}

	private String text(String key, Locale language) {
		return this.messages.getMessage(key, null, language);
	}

	/** The day asked for; none for today. */
	record DayQuery(@Nullable LocalDate date) {
	}

}
