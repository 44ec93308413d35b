package se.stamkund.voucher;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.program.AuditLog;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ProgramId;

/** One code: withdrawn by staff, and that undone. */
@Service
public class VoucherDesk {

	/** So long withdrawing a code can be undone. */
	public static final Duration UNDO = Duration.ofHours(24);

	private final Vouchers vouchers;

	private final ProgramClock clock;

	private final AuditLog audit;

	VoucherDesk(Vouchers vouchers, ProgramClock clock, AuditLog audit) {
		this.vouchers = vouchers;
		this.clock = clock;
		this.audit = audit;
	}

	/** Withdraws a code; once more has no effect. */
	@Transactional
	public VoucherView cancel(ProgramId program, UUID voucher, Actor actor) {
		var before = this.vouchers.get(program, voucher);
		if (this.vouchers.cancel(program, List.of(voucher), actor) > 0) {
			this.audit.record(program, actor, "voucher.cancelled", before.code(), null, null);
		}
		return this.vouchers.get(program, voucher);
	}

	/**
	 * Undoes that.
	 * @throws BusinessRuleException {@code restore_too_late} after 24 hours
	 */
	@Transactional
	public VoucherView restore(ProgramId program, UUID voucher, Actor actor) {
		var before = this.vouchers.get(program, voucher);
		if (before.cancelledAt() != null && this.clock.now(program).isAfter(before.cancelledAt().plus(UNDO))) {
			throw new BusinessRuleException("restore_too_late", "It can be undone within 24 hours");
		}
		if (this.vouchers.restore(program, List.of(voucher)) > 0) {
			this.audit.record(program, actor, "voucher.restored", before.code(), null, null);
		}
		return this.vouchers.get(program, voucher);
	}

}
