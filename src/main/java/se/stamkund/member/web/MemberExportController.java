package se.stamkund.member.web;

import java.io.IOException;
import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import se.stamkund.member.MemberDisplays;
import se.stamkund.member.MemberFilter;
import se.stamkund.member.MemberSearch;
import se.stamkund.platform.web.CsvDownload;
import se.stamkund.program.Programs;
import se.stamkund.shared.ProgramId;

/** The list of members as a file. */
@Controller
@RequestMapping("/admin/members/export")
class MemberExportController {

	private final MemberSearch search;

	private final MemberDisplays displays;

	private final Programs programs;

	private final MessageSource messages;

	MemberExportController(MemberSearch search, MemberDisplays displays, Programs programs, MessageSource messages) {
		this.search = search;
		this.displays = displays;
		this.programs = programs;
		this.messages = messages;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('EXPORT')")
	void export(ProgramId program, @RequestParam(defaultValue = "") String q,
			@RequestParam(defaultValue = "") String tag, @RequestParam(defaultValue = "") String tier,
			@RequestParam(defaultValue = "NAME") MemberFilter.Sort sort, Locale language, HttpServletResponse response)
			throws IOException {
		var filter = new MemberListLinks(q.strip(), tag.strip(), tier.strip(), sort).filter();
		var display = this.displays.of(program);
		var zone = this.programs.get(program).zone();
		try (var csv = CsvDownload.start(response, text("members.export.file", language) + ".csv")) {
			csv.row(text("members.number", language), text("members.firstName", language),
					text("members.lastName", language), text("members.email", language),
					text("members.phone", language), text("members.since", language));
			this.search.forEach(program, filter,
					(row) -> csv.row(row.number(), row.firstName(), row.lastName(), display.email(row.email()),
							display.phone(row.phone()), row.enrolledAt().atZone(zone).toLocalDate().toString()));
		}
	}

	private String text(String key, Locale language) {
		return this.messages.getMessage(key, null, language);
	}

}
