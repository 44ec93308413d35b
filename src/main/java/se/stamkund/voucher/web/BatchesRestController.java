package se.stamkund.voucher.web;

import java.net.URI;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.VoucherBatches;

import static java.util.Objects.requireNonNull;

/** Many codes of one kind: make, find. */
@RestController
@RequestMapping("/api/v1/voucher-batches")
@Tag(name = "Vouchers")
class BatchesRestController {

	private final VoucherBatches batches;

	private final VoucherAnswers answers;

	BatchesRestController(VoucherBatches batches, VoucherAnswers answers) {
		this.batches = batches;
		this.answers = answers;
	}

	@PostMapping
	@Operation(operationId = "createVoucherBatch", summary = "Make many codes, or bring them along",
			description = "With `pattern` and `count` they are made, large numbers in the background: `made` tells how far that has come. With `codes` they are taken as far as they can be codes and nobody has them; `skipped` tells how many were not, `examples` why.")
	@ApiResponse(responseCode = "201", description = "A new batch")
	ResponseEntity<BatchResponse> create(ProgramId program, Actor actor, @Valid @RequestBody BatchRequest request) {
		var made = this.batches.create(program, request.toCommand(this.answers.currency(program)), actor);
		return this.answers.of(program, made,
				ResponseEntity.created(URI.create("/api/v1/voucher-batches/" + made.id())));
	}

	@GetMapping
	@Operation(operationId = "listVoucherBatches", summary = "List batches, newest first")
	CursorPage<BatchResponse> list(ProgramId program, PageQuery page) {
		var currency = this.answers.currency(program);
		return this.batches.list(program, page).map((batch) -> BatchResponse.of(batch, currency));
	}

	@GetMapping("/{batch}")
	@Operation(operationId = "getVoucherBatch", summary = "A batch, and how far it has come")
	ResponseEntity<BatchResponse> get(ProgramId program, @PathVariable UUID batch) {
		return this.answers.of(program, this.batches.get(program, batch), ResponseEntity.ok());
	}

}
