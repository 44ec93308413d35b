package se.stamkund.program.keys.web;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import se.stamkund.program.keys.ApiCallLog;
import se.stamkund.program.keys.ApiKeys;
import se.stamkund.shared.ProgramId;

/** What was called with a key lately, and what went wrong. */
@Controller
class ApiLogController {

	private final ApiCallLog log;

	private final ApiKeys keys;

	ApiLogController(ApiCallLog log, ApiKeys keys) {
		this.log = log;
		this.keys = keys;
	}

	@GetMapping("/admin/settings/api-log")
	@PreAuthorize("hasAuthority('KEYS_EDIT')")
	String show(ProgramId program, @RequestParam(required = false) @Nullable UUID key,
			@RequestParam(defaultValue = "false") boolean failed, Model model) {
		var keys = this.keys.list(program);
		var shown = (key != null || keys.isEmpty()) ? key : keys.getFirst().id();
		model.addAttribute("keys", keys);
		model.addAttribute("shown", shown);
		model.addAttribute("failed", failed);
		model.addAttribute("calls", (shown != null) ? this.log.of(program, shown, failed) : List.of());
		return "keys/api-log";
	}

}
