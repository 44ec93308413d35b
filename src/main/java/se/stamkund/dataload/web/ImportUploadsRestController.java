package se.stamkund.dataload.web;

import java.io.IOException;
import java.net.URI;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.dataload.ImportKind;
import se.stamkund.dataload.Imports;
import se.stamkund.platform.api.Idempotency;
import se.stamkund.platform.api.InvalidParameterException;
import se.stamkund.platform.api.ReceivedFile;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ProgramId;

/** Takes files in. */
@RestController
@RequestMapping("/api/v1/imports")
@Tag(name = "Imports")
class ImportUploadsRestController {

	private final Imports imports;

	ImportUploadsRestController(Imports imports) {
		this.imports = imports;
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
		try (var file = ReceivedFile.of(request, Imports.MAX_BYTES, UploadTooLargeException::new)) {
			var view = this.imports.upload(program, what, fileName, file::open, actor);
			return ResponseEntity.created(URI.create("/api/v1/imports/" + view.id())).body(ImportResponse.of(view));
		}
	}

	private static ImportKind kind(String told) {
		for (var each : ImportKind.values()) {
			if (each.code().equals(told)) {
				return each;
			}
		}
		throw new InvalidParameterException("kind", "Must be balances, members, products or orders");
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
