package se.stamkund.dataload.web;

import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.dataload.ImportMapping;
import se.stamkund.dataload.ImportRuns;
import se.stamkund.dataload.Imports;
import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

/** Files that were sent: how they are read, tried dry and confirmed. */
@RestController
@RequestMapping("/api/v1/imports")
@Tag(name = "Imports")
class ImportsRestController {

	private final Imports imports;

	private final ImportRuns runs;

	ImportsRestController(Imports imports, ImportRuns runs) {
		this.imports = imports;
		this.runs = runs;
	}

	@GetMapping
	@Operation(operationId = "listImports", summary = "List imports, the latest first")
	CursorPage<ImportResponse> list(ProgramId program, PageQuery page) {
		return this.imports.list(program, page).map(ImportResponse::of);
	}

	@GetMapping("/{id}")
	@Operation(operationId = "getImport", summary = "An import and how far it has come")
	ImportResponse get(ProgramId program, @PathVariable UUID id) {
		return ImportResponse.of(this.imports.get(program, id));
	}

	@PutMapping("/{id}")
	@Operation(operationId = "changeImport", summary = "Say how the file is to be read",
			description = "Only before it is confirmed; a dry run has to be done again.")
	ImportResponse change(ProgramId program, @PathVariable UUID id, @Valid @RequestBody ImportChange change) {
		var view = this.imports.get(program, id);
		var mapping = (change.mapping() != null) ? new ImportMapping(change.mapping()) : view.mapping();
		return ImportResponse.of(this.imports.change(program, id, ImportResponse.format(change.format(), view.format()),
				mapping, ImportResponse.options(change.options(), view.options())));
	}

	@PostMapping("/{id}/check")
	@ResponseStatus(HttpStatus.ACCEPTED)
	@Operation(operationId = "checkImport", summary = "Begin the dry run",
			description = "Ask for the import until its state is `checked`; `forecast` then says what it would come to.")
	ImportResponse check(ProgramId program, Actor actor, @PathVariable UUID id) {
		return ImportResponse.of(this.runs.check(program, id, actor));
	}

	@PostMapping("/{id}/confirm")
	@ResponseStatus(HttpStatus.ACCEPTED)
	@Operation(operationId = "confirmImport", summary = "Begin the import that the dry run foretold",
			description = "Ask for the import until its state is `done`.")
	ImportResponse confirm(ProgramId program, Actor actor, @PathVariable UUID id) {
		return ImportResponse.of(this.runs.confirm(program, id, actor));
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(operationId = "discardImport", summary = "Throw away a file that was not confirmed")
	void discard(ProgramId program, @PathVariable UUID id) {
		this.imports.discard(program, id);
	}

}
