package se.stamkund.dataload.web;

import java.io.IOException;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.dataload.Exports;
import se.stamkund.platform.web.CsvDownload;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** All that a programme has, as files that can be moved in again. */
@RestController
@Tag(name = "Imports")
class ExportsRestController {

	private final Exports exports;

	ExportsRestController(Exports exports) {
		this.exports = exports;
	}

	@GetMapping(path = "/api/v1/exports/{what}", produces = "text/csv")
	@Operation(operationId = "export", summary = "Members, balances, orders, entries or products as CSV",
			description = "`what` is one of those words. Semicolons, decimal commas and a byte order mark, as Excel wants them in Sweden.")
	void export(ProgramId program, @PathVariable String what, HttpServletResponse response) throws IOException {
		if (!Exports.KINDS.contains(what)) {
			throw new NotFoundException("export", "There is no such export");
		}
		try (var csv = CsvDownload.start(response, what + ".csv")) {
			this.exports.write(program, what, csv::row);
		}
	}

}
