package se.stamkund.voucher.web;

import java.util.Currency;
import java.util.function.Function;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.ETag;
import se.stamkund.program.Programs;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.BatchView;
import se.stamkund.voucher.VoucherView;

/** Puts codes and batches into JSON, as they stand now. */
@Component
class VoucherAnswers {

	private final Programs programs;

	private final ProgramClock clock;

	VoucherAnswers(Programs programs, ProgramClock clock) {
		this.programs = programs;
		this.clock = clock;
	}

	VoucherResponse of(ProgramId program, VoucherView voucher) {
		return each(program).apply(voucher);
	}

	/** For many of one programme. */
	Function<VoucherView, VoucherResponse> each(ProgramId program) {
		var currency = currency(program);
		var now = this.clock.now(program);
		return (voucher) -> VoucherResponse.of(voucher, currency, now);
	}

	/** A batch as it stands, with its version. */
	ResponseEntity<BatchResponse> of(ProgramId program, BatchView batch, ResponseEntity.BodyBuilder answer) {
		return answer.eTag(etag(batch).header()).body(BatchResponse.of(batch, currency(program)));
	}

	static ETag etag(BatchView batch) {
		return ETag.ofVersion(batch.version());
	}

	Currency currency(ProgramId program) {
		return this.programs.get(program).currency();
	}

}
