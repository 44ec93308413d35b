package se.stamkund.points.web;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

import se.stamkund.ledger.Audits;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

/** Audits of the ledger: start one, see how far it is and what was found. */
@Controller
@RequestMapping("/admin/points/audit")
class LedgerAuditController {

	private static final int SHOWN = 100;

	private final Audits audits;

	LedgerAuditController(Audits audits) {
		this.audits = audits;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('BOOKS_VIEW')")
	String show(ProgramId program, Model model) {
		var runs = this.audits.latest(program);
		if (!runs.isEmpty()) {
			model.addAttribute("run", runs.getFirst());
			model.addAttribute("differences", this.audits.differences(program, runs.getFirst().id(), 0, SHOWN));
			model.addAttribute("earlier", runs.subList(1, runs.size()));
		}
		return "points/audit";
	}

	@PostMapping
	@PreAuthorize("hasAuthority('BOOKS_VIEW')")
	String start(ProgramId program, Actor actor) {
		this.audits.start(program, actor);
		return "redirect:/admin/points/audit";
	}

}
