package se.stamkund.voucher.web;

import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.platform.api.IfMatch;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.BatchChanges;
import se.stamkund.voucher.VoucherBatches;

/** A batch of codes: change it, end it, and undo that. */
@RestController
@RequestMapping("/api/v1/voucher-batches/{batch}")
@Tag(name = "Vouchers")
class BatchChangesRestController {

	private final VoucherBatches batches;

	private final BatchChanges changes;

	private final VoucherAnswers answers;

	BatchChangesRestController(VoucherBatches batches, BatchChanges changes, VoucherAnswers answers) {
		this.batches = batches;
		this.changes = changes;
		this.answers = answers;
	}

	@PutMapping
	@Operation(operationId = "changeVoucherBatch", summary = "Change what holds for the codes of a batch",
			description = "All of them at once, from when somebody next tries one: what is used stays used, and what is held for a cart can be paid with as agreed. What they give stays as it is, and how often they can be used may only grow. `state` is active, paused or ended; ended can become active again within 24 hours.")
	ResponseEntity<BatchResponse> change(ProgramId program, Actor actor, @PathVariable UUID batch, IfMatch ifMatch,
			@Valid @RequestBody BatchChangeRequest request) {
		var current = this.batches.get(program, batch);
		ifMatch.require(VoucherAnswers.etag(current));
		return this.answers.of(program, this.changes.change(program, batch,
				request.toCommand(this.answers.currency(program)), current.version(), actor), ResponseEntity.ok());
	}

	@PostMapping("/cancel")
	@Operation(operationId = "cancelVoucherBatch", summary = "Withdraw all codes of a batch",
			description = "And make no more. What is held can still be paid with. Again it changes nothing.")
	ResponseEntity<BatchResponse> cancel(ProgramId program, Actor actor, @PathVariable UUID batch) {
		return this.answers.of(program, this.batches.cancel(program, batch, actor), ResponseEntity.ok());
	}

	@PostMapping("/restore")
	@Operation(operationId = "restoreVoucherBatch", summary = "Undo withdrawing a batch",
			description = "Within 24 hours.")
	ResponseEntity<BatchResponse> restore(ProgramId program, Actor actor, @PathVariable UUID batch) {
		return this.answers.of(program, this.batches.restore(program, batch, actor), ResponseEntity.ok());
	}

}
