package se.stamkund.program.web;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import se.stamkund.program.Programs;
import se.stamkund.program.Stores;
import se.stamkund.shared.ProgramId;

/** Where all settings of a programme are found. */
@Controller
class SettingsController {

	private final Programs programs;

	private final Stores stores;

	SettingsController(Programs programs, Stores stores) {
		this.programs = programs;
		this.stores = stores;
	}

	@GetMapping("/admin/settings")
	@PreAuthorize("hasAuthority('SETTINGS_VIEW')")
	String overview(ProgramId program, Model model) {
		model.addAttribute("program", this.programs.get(program));
		model.addAttribute("stores", this.stores.list(program).stream().filter((store) -> !store.closed()).toList());
		return "program/settings";
	}

}
