package se.stamkund.points.web;

import java.io.IOException;
import java.util.Locale;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberDisplays;
import se.stamkund.platform.web.FormErrors;
import se.stamkund.points.StatementQuery;
import se.stamkund.points.Statements;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** A member's statement for staff: page, to print, and file. */
@Controller
@RequestMapping("/admin/members/{member}/statement")
class StatementPageController {

	private static final int SHOWN = 200;

	private final Statements statements;

	private final MemberDirectory members;

	private final MemberDisplays displays;

	private final StatementFile file;

	StatementPageController(Statements statements, MemberDirectory members, MemberDisplays displays,
			StatementFile file) {
		this.displays = displays;
		this.statements = statements;
		this.members = members;
		this.file = file;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('MEMBERS_VIEW')")
	ModelAndView show(ProgramId program, @PathVariable UUID member, @ModelAttribute("query") StatementQuery query,
			BindingResult errors) {
		var id = new MemberId(member);
		var page = new ModelAndView("points/statement").addObject("member", this.members.get(program, id))
			.addObject("display", this.displays.of(program));
		if (!errors.hasErrors()) {
			try {
				return page.addObject("statement", this.statements.page(program, id, query, SHOWN));
			}
			catch (BusinessRuleException ex) {
				FormErrors.reject(errors, "from", ex);
			}
		}
		page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		return page.addObject("statement", this.statements.page(program, id, StatementQuery.USUAL, SHOWN));
	}

	@GetMapping("/file")
	@PreAuthorize("hasAuthority('MEMBERS_VIEW')")
	void file(ProgramId program, @PathVariable UUID member, StatementQuery query, Locale language,
			HttpServletResponse response) throws IOException {
		this.file.write(program, this.members.get(program, new MemberId(member)).id(), query, language, response);
	}

}
