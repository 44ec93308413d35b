package se.stamkund.dataload.web;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.dataload.ImportProblem;
import se.stamkund.dataload.Imports;
import se.stamkund.shared.ProgramId;

/** Tells what was not imported. */
@RestController
@RequestMapping("/api/v1/imports")
@Tag(name = "Imports")
class ImportProblemsRestController {

	private static final int PROBLEMS = 100;

	private final Imports imports;

	private final RejectsFile rejects;

	ImportProblemsRestController(Imports imports, RejectsFile rejects) {
		this.imports = imports;
		this.rejects = rejects;
	}

	@GetMapping("/{id}/problems")
	@Operation(operationId = "listImportProblems", summary = "Lines that were not imported, and why",
			description = "A hundred at a time; `after` is the number of the last line of the page before.")
	Problems problems(ProgramId program, @PathVariable UUID id, @RequestParam(defaultValue = "0") int after) {
		return new Problems(this.imports.problems(program, id, after, PROBLEMS).stream().map(Problem::of).toList());
	}

	@GetMapping(path = "/{id}/rejects", produces = "text/csv")
	@Operation(operationId = "getImportRejects", summary = "The lines that were not imported, as CSV to be mended")
	void rejects(ProgramId program, @PathVariable UUID id, HttpServletResponse response) throws IOException {
		this.rejects.write(program, this.imports.get(program, id), Locale.ENGLISH, response);
	}

	/** Lines that were not imported. */
	@Schema(name = "ImportProblems")
	record Problems(List<Problem> data) {
	}

	/** A line that was not imported. */
	@Schema(name = "ImportProblem")
	record Problem(int line, @Schema(example = "rejected") String result, @Nullable String code,
			@Nullable String detail) {

		static Problem of(ImportProblem problem) {
			return new Problem(problem.line(), problem.result().toLowerCase(Locale.ROOT), problem.code(),
					problem.detail());
		}

	}

}
