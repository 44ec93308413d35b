package se.stamkund.voucher.web;

import java.io.IOException;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.Idempotency;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.api.ReceivedFile;
import se.stamkund.platform.api.Words;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.VoucherBatches;
import se.stamkund.voucher.VoucherFiles;
import se.stamkund.voucher.VoucherFilter;
import se.stamkund.voucher.VoucherQueries;
import se.stamkund.voucher.VoucherState;

/** The codes of a batch. */
@RestController
@RequestMapping("/api/v1/voucher-batches/{batch}")
@Tag(name = "Vouchers")
class BatchCodesRestController {

	private final VoucherBatches batches;

	private final VoucherQueries queries;

	private final VoucherFiles files;

	private final CodesFile file;

	private final VoucherAnswers answers;

	BatchCodesRestController(VoucherBatches batches, VoucherQueries queries, VoucherFiles files, CodesFile file,
			VoucherAnswers answers) {
		this.batches = batches;
		this.queries = queries;
		this.files = files;
		this.file = file;
		this.answers = answers;
	}

	@GetMapping("/vouchers")
	@Operation(operationId = "listVoucherBatchCodes", summary = "List the codes of a batch, newest first")
	CursorPage<VoucherResponse> codes(ProgramId program, @PathVariable UUID batch, @RequestParam @Nullable String q,
			@RequestParam @Nullable String state, PageQuery page) {
		var filter = new VoucherFilter(q, this.batches.get(program, batch).id(), null, null,
				Words.filter(VoucherState.class, state, "state"));
		return this.queries.list(program, filter, page).map(this.answers.each(program));
	}

	@PostMapping(path = "/codes", consumes = "text/csv")
	@Idempotency(Idempotency.Mode.OFF)
	@Operation(operationId = "addVoucherBatchCodes", summary = "Add the codes of a file of up to 32 MB",
			description = "To a batch of codes that were brought along; make one with `codes` empty. One code on each row, in UTF-8; of a row with several cells the first. All of the file is taken, as far as its codes can be codes and nobody has them, or nothing: an error names the row. The same file once more adds nothing.",
			requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(
					content = @Content(mediaType = "text/csv", schema = @Schema(type = "string"))))
	TakenResponse add(ProgramId program, Actor actor, @PathVariable UUID batch, HttpServletRequest request)
			throws IOException {
		try (var file = ReceivedFile.of(request, VoucherFiles.MAX_BYTES, FileTooLargeException::new);
				var in = file.open()) {
			var taken = this.files.add(program, batch, in, actor);
			return new TakenResponse(taken.added(), taken.known(), taken.skipped(),
					BatchResponse.of(taken.batch(), this.answers.currency(program)));
		}
	}

	@GetMapping("/export")
	@Operation(operationId = "exportVoucherBatch", summary = "The codes of a batch as CSV",
			description = "Semicolons and a byte order mark, as Excel wants them in Sweden.")
	void export(ProgramId program, @PathVariable UUID batch, HttpServletResponse response) throws IOException {
		this.file.write(program, VoucherFilter.ofBatch(this.batches.get(program, batch).id()), response);
	}

	/**
	 * What came of a file.
	 *
	 * @param added how many codes the batch has more by it
	 * @param known how many it had already
	 * @param skipped how many could not be taken; the batch's examples tell why
	 */
	@Schema(name = "TakenCodes")
	record TakenResponse(int added, int known, int skipped, BatchResponse batch) {
	}

	/** A 413. */
	@ResponseStatus(HttpStatus.CONTENT_TOO_LARGE)
	static final class FileTooLargeException extends BusinessRuleException {

		FileTooLargeException() {
			super("codes_file_large", "The file has more than 32 MB; send it in parts", 32);
		}

	}

}
