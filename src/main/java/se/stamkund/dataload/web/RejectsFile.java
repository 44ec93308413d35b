package se.stamkund.dataload.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import se.stamkund.dataload.ImportView;
import se.stamkund.dataload.Imports;
import se.stamkund.platform.web.CsvDownload;
import se.stamkund.shared.ProgramId;

/** Writes the lines that were not imported, each with the reason before it. */
@Component
class RejectsFile {

	private final Imports imports;

	private final ImportWords words;

	private final MessageSource messages;

	RejectsFile(Imports imports, ImportWords words, MessageSource messages) {
		this.imports = imports;
		this.words = words;
		this.messages = messages;
	}

	void write(ProgramId program, ImportView view, Locale language, HttpServletResponse response) throws IOException {
		var name = this.messages.getMessage("imports.rejects.file", null, language);
		try (var csv = CsvDownload.start(response, name + ".csv")) {
			var heading = new ArrayList<String>(view.columns());
			heading.add(this.messages.getMessage("imports.rejects.why", null, language));
			csv.row(heading.toArray(String[]::new));
			this.imports.forEachProblem(program, view.id(), (problem) -> {
				var cells = new ArrayList<String>(problem.cells());
				while (cells.size() < view.columns().size()) {
					cells.add("");
				}
				cells.add(view.columns().size(), this.words.why(problem, language));
				csv.row(cells.toArray(String[]::new));
			});
		}
	}

}
