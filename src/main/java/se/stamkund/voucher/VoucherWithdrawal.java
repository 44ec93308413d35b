package se.stamkund.voucher;

import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

/** Takes codes back from whoever got them, if nothing has come of them. */
@Service
public class VoucherWithdrawal {

	private final VoucherStore store;

	private final UseStore uses;

	private final Vouchers vouchers;

	private final ProgramClock clock;

	VoucherWithdrawal(VoucherStore store, UseStore uses, Vouchers vouchers, ProgramClock clock) {
		this.store = store;
		this.uses = uses;
		this.vouchers = vouchers;
		this.clock = clock;
	}

	/**
	 * Withdraws a code that nobody has used, nor holds for a cart. Nobody can begin to
	 * until the caller's transaction ends.
	 * @return whether that was so; otherwise nothing changes
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public boolean withdrawUnused(ProgramId program, UUID voucher, Actor actor) {
		this.store.lockEvenUnlimited(program, voucher);
		var held = this.uses.held(program, List.of(voucher), this.clock.now(program));
		if (this.vouchers.get(program, voucher).used() > 0 || held.containsKey(voucher)) {
			return false;
		}
		this.vouchers.cancel(program, List.of(voucher), actor);
		return true;
	}

}
