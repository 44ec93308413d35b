package se.stamkund.dataload.web;

import java.io.IOException;
import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import se.stamkund.dataload.Exports;
import se.stamkund.platform.web.CsvDownload;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** All that a programme has, as files that can be moved in again. */
@Controller
class ExportController {

	private final Exports exports;

	private final MessageSource messages;

	ExportController(Exports exports, MessageSource messages) {
		this.exports = exports;
		this.messages = messages;
	}

	@GetMapping("/admin/exports/{what}")
	@PreAuthorize("hasAuthority('EXPORT')")
	void export(ProgramId program, @PathVariable String what, Locale language, HttpServletResponse response)
			throws IOException {
		if (!Exports.KINDS.contains(what)) {
			throw new NotFoundException("export", "There is no such export");
		}
		var name = this.messages.getMessage("imports.out." + what, null, language).toLowerCase(language);
		try (var csv = CsvDownload.start(response, name + ".csv")) {
			this.exports.write(program, what, csv::row);
		}
	}

}
