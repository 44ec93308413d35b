package se.stamkund.voucher.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.VoucherDesk;
import se.stamkund.voucher.VoucherValidation;

/** Codes: withdraw one, and undo that. */
@RestController
@RequestMapping("/api/v1/vouchers")
@Tag(name = "Vouchers")
class VoucherWithdrawalRestController {

	private final VoucherValidation validation;

	private final VoucherDesk desk;

	private final VoucherAnswers answers;

	VoucherWithdrawalRestController(VoucherValidation validation, VoucherDesk desk, VoucherAnswers answers) {
		this.validation = validation;
		this.desk = desk;
		this.answers = answers;
	}

	@PostMapping("/{code}/cancel")
	@Operation(operationId = "cancelVoucher", summary = "Withdraw a code",
			description = "What has been used stays used; what is held can still be paid with. Again it changes nothing.")
	VoucherResponse cancel(ProgramId program, Actor actor, @PathVariable String code) {
		return this.answers.of(program, this.desk.cancel(program, this.validation.require(program, code).id(), actor));
	}

	@PostMapping("/{code}/restore")
	@Operation(operationId = "restoreVoucher", summary = "Undo withdrawing a code", description = "Within 24 hours.")
	VoucherResponse restore(ProgramId program, Actor actor, @PathVariable String code) {
		return this.answers.of(program, this.desk.restore(program, this.validation.require(program, code).id(), actor));
	}

}
