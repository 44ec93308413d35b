package se.stamkund.dataload.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.dataload.ImportKind;
import se.stamkund.dataload.ImportMapping;
import se.stamkund.dataload.ImportProblem;
import se.stamkund.dataload.ImportUndoPreview;
import se.stamkund.dataload.Imports;
import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.Idempotency;
import se.stamkund.platform.api.InvalidParameterException;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.points.RefundPolicy;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ProgramId;

/** Moves files in: sent, mapped, tried, confirmed, and taken back if need be. */
@RestController
@RequestMapping("/api/v1/imports")
@Tag(name = "Imports")
class ImportsRestController {

	private static final int PROBLEMS = 100;

	private final Imports imports;

	private final RejectsFile rejects;

	ImportsRestController(Imports imports, RejectsFile rejects) {
		this.imports = imports;
		this.rejects = rejects;
	}

	@PostMapping(consumes = "text/csv")
	@Idempotency(Idempotency.Mode.OFF)
	@Operation(operationId = "uploadImport", summary = "Send a CSV file of up to 200 MB",
			description = "Finds out what it is written in and guesses what its columns are; nothing else happens yet.",
			requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(
					content = @Content(mediaType = "text/csv", schema = @Schema(type = "string"))))
	ResponseEntity<ImportResponse> upload(ProgramId program, Actor actor,
			@RequestParam @Schema(allowableValues = { "balances", "members", "products", "orders" }) String kind,
			@RequestParam(name = "file_name", defaultValue = "import.csv") String fileName, HttpServletRequest request)
			throws IOException {
		var what = kind(kind);
		if (request.getContentLengthLong() > Imports.MAX_BYTES) {
			throw tooLarge();
		}
		var file = Files.createTempFile("import", ".csv");
		try {
			receive(request, file);
			var view = this.imports.upload(program, what, fileName, () -> Files.newInputStream(file), actor);
			return ResponseEntity.created(URI.create("/api/v1/imports/" + view.id())).body(ImportResponse.of(view));
		}
		finally {
			Files.deleteIfExists(file);
		}
	}

	/** On disk first: a slow sender must not hold a transaction. */
	private static void receive(HttpServletRequest request, Path file) throws IOException {
		try (InputStream in = request.getInputStream(); var out = Files.newOutputStream(file)) {
			var buffer = new byte[1 << 16];
			long seen = 0;
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
				seen += read;
				if (seen > Imports.MAX_BYTES) {
					throw tooLarge();
				}
				out.write(buffer, 0, read);
			}
		}
	}

	private static UploadTooLargeException tooLarge() {
		return new UploadTooLargeException();
	}

	private static ImportKind kind(String told) {
		for (var each : ImportKind.values()) {
			if (each.code().equals(told)) {
				return each;
			}
		}
		throw new InvalidParameterException("kind", "Must be balances, members, products or orders");
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
		return ImportResponse.of(this.imports.check(program, id, actor));
	}

	@PostMapping("/{id}/confirm")
	@ResponseStatus(HttpStatus.ACCEPTED)
	@Operation(operationId = "confirmImport", summary = "Begin the import that the dry run foretold",
			description = "Ask for the import until its state is `done`.")
	ImportResponse confirm(ProgramId program, Actor actor, @PathVariable UUID id) {
		return ImportResponse.of(this.imports.confirm(program, id, actor));
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

	@GetMapping("/{id}/undo")
	@Operation(operationId = "previewImportUndo", summary = "What taking the import back would mean",
			description = "Who has spent of what it brought, and how many members stay.")
	Undo undoPreview(ProgramId program, @PathVariable UUID id) {
		return Undo.of(this.imports.undoPreview(program, id));
	}

	@PostMapping("/{id}/undo")
	@ResponseStatus(HttpStatus.ACCEPTED)
	@Operation(operationId = "undoImport", summary = "Take the import back by entries that reverse its own",
			description = "`clamp` forgives what is spent already, `debt` makes it a debt.")
	ImportResponse undo(ProgramId program, Actor actor, @PathVariable UUID id, @RequestParam(name = "spent_points",
			defaultValue = "clamp") @Schema(allowableValues = { "clamp", "debt" }) String spentPoints) {
		if (!spentPoints.equals("clamp") && !spentPoints.equals("debt")) {
			throw new InvalidParameterException("spent_points", "Must be clamp or debt");
		}
		return ImportResponse
			.of(this.imports.undo(program, id, RefundPolicy.valueOf(spentPoints.toUpperCase(Locale.ROOT)), actor));
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(operationId = "discardImport", summary = "Throw away a file that was not confirmed")
	void discard(ProgramId program, @PathVariable UUID id) {
		this.imports.discard(program, id);
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

	/**
	 * What taking an import back would mean.
	 *
	 * @param points what it brought and has not been taken back
	 * @param spent of that, what was spent
	 * @param transferred of that, what members gave to others: a debt of theirs if undone
	 * @param held of that, what is set aside for a purchase under way
	 * @param expired of that, what is past its date: there is nothing to take back
	 */
	@Schema(name = "ImportUndo")
	record Undo(long points, long spent, long transferred, long held, long expired, long spenders, List<Spender> most,
			long membersForgotten, long membersStaying, long refundsStaying) {

		static Undo of(ImportUndoPreview undo) {
			var fate = undo.fate();
			return new Undo(fate.points(), fate.spent(), fate.transferred(), fate.held(), fate.expired(),
					undo.spenders(), undo.most().stream().map(Spender::of).toList(),
					undo.membersMade() - undo.membersStaying(), undo.membersStaying(), undo.refundsStaying());
		}

	}

	/** A member who has used of what an import brought. */
	@Schema(name = "ImportSpender")
	record Spender(UUID member, long points, long spent, long transferred, long held, long expired) {

		static Spender of(ImportUndoPreview.Spender spender) {
			var fate = spender.fate();
			return new Spender(spender.member().value(), fate.points(), fate.spent(), fate.transferred(), fate.held(),
					fate.expired());
		}

	}

	/** A 413. */
	@ResponseStatus(HttpStatus.CONTENT_TOO_LARGE)
	static final class UploadTooLargeException extends BusinessRuleException {

		UploadTooLargeException() {
			super("import_file_too_large",
					"A file may be 200 MB at most; divide it, and send the parts one after the other");
		}

	}

}
