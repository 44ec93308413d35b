package se.stamkund.voucher.web;

import java.io.IOException;
import java.net.URI;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.api.Words;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.BatchView;
import se.stamkund.voucher.VoucherBatches;
import se.stamkund.voucher.VoucherFilter;
import se.stamkund.voucher.VoucherQueries;
import se.stamkund.voucher.VoucherState;

import static java.util.Objects.requireNonNull;

/** Many codes of one kind. */
@RestController
@RequestMapping("/api/v1/voucher-batches")
@Tag(name = "Vouchers")
class BatchesRestController {

	private final VoucherBatches batches;

	private final VoucherQueries queries;

	private final CodesFile file;

	private final VoucherAnswers answers;

	BatchesRestController(VoucherBatches batches, VoucherQueries queries, CodesFile file, VoucherAnswers answers) {
		this.batches = batches;
		this.queries = queries;
		this.file = file;
		this.answers = answers;
	}

	@PostMapping
	@Operation(operationId = "createVoucherBatch", summary = "Make many codes, or bring them along",
			description = "With `pattern` and `count` they are made, large numbers in the background: `made` tells how far that has come. With `codes` they are taken as far as they can be codes and nobody has them; `skipped` tells how many were not, `examples` why.")
	@ApiResponse(responseCode = "201", description = "A new batch")
	ResponseEntity<BatchResponse> create(ProgramId program, Actor actor, @Valid @RequestBody BatchRequest request) {
		var made = this.batches.create(program, request.toCommand(this.answers.currency(program)), actor);
		return ResponseEntity.created(URI.create("/api/v1/voucher-batches/" + made.id())).body(answer(program, made));
	}

	@GetMapping
	@Operation(operationId = "listVoucherBatches", summary = "List batches, newest first")
	CursorPage<BatchResponse> list(ProgramId program, PageQuery page) {
		var currency = this.answers.currency(program);
		return this.batches.list(program, page).map((batch) -> BatchResponse.of(batch, currency));
	}

	@GetMapping("/{batch}")
	@Operation(operationId = "getVoucherBatch", summary = "A batch, and how far it has come")
	BatchResponse get(ProgramId program, @PathVariable UUID batch) {
		return answer(program, this.batches.get(program, batch));
	}

	@GetMapping("/{batch}/vouchers")
	@Operation(operationId = "listVoucherBatchCodes", summary = "List the codes of a batch, newest first")
	CursorPage<VoucherResponse> codes(ProgramId program, @PathVariable UUID batch, @RequestParam @Nullable String q,
			@RequestParam @Nullable String state, PageQuery page) {
		var filter = new VoucherFilter(q, this.batches.get(program, batch).id(), null, null,
				Words.filter(VoucherState.class, state, "state"));
		return this.queries.list(program, filter, page).map(this.answers.each(program));
	}

	@GetMapping("/{batch}/export")
	@Operation(operationId = "exportVoucherBatch", summary = "The codes of a batch as CSV",
			description = "Semicolons and a byte order mark, as Excel wants them in Sweden.")
	void export(ProgramId program, @PathVariable UUID batch, HttpServletResponse response) throws IOException {
		this.file.write(program, VoucherFilter.ofBatch(this.batches.get(program, batch).id()), response);
	}

	@PostMapping("/{batch}/cancel")
	@Operation(operationId = "cancelVoucherBatch", summary = "Withdraw all codes of a batch",
			description = "And make no more. What is held can still be paid with. Again it changes nothing.")
	BatchResponse cancel(ProgramId program, Actor actor, @PathVariable UUID batch) {
		return answer(program, this.batches.cancel(program, batch, actor));
	}

	@PostMapping("/{batch}/restore")
	@Operation(operationId = "restoreVoucherBatch", summary = "Undo withdrawing a batch",
			description = "Within 24 hours.")
	BatchResponse restore(ProgramId program, Actor actor, @PathVariable UUID batch) {
		return answer(program, this.batches.restore(program, batch, actor));
	}

	private BatchResponse answer(ProgramId program, BatchView batch) {
		return BatchResponse.of(batch, this.answers.currency(program));
	}

}
