package se.stamkund.voucher;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ConflictException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.UseStore.UseRow;

/** Codes used by themselves: without a cart and an order, under a reference. */
@Service
public class VoucherRedeeming {

	private final VoucherChecks checks;

	private final VoucherStore store;

	private final UseStore uses;

	private final ProgramClock clock;

	VoucherRedeeming(VoucherChecks checks, VoucherStore store, UseStore uses, ProgramClock clock) {
		this.checks = checks;
		this.store = store;
		this.uses = uses;
		this.clock = clock;
	}

	/**
	 * Uses a code. The same reference once more answers the same use.
	 * @throws UnknownCodeException if there is no such code
	 * @throws ConflictException {@code use_differs} if the reference stands for another
	 * use of it, {@code use_cancelled} if that was cancelled
	 * @throws BusinessRuleException the most important of what stands in the way
	 */
	@Transactional
	public Redeemed redeem(ProgramId program, String code, Redeem command, Actor actor) {
		var now = this.clock.now(program);
		var check = this.checks.lock(program, List.of(code), command.member(), now).getFirst();
		var voucher = check.voucher();
		if (voucher == null) {
			throw new UnknownCodeException(check.refusals().getFirst());
		}
		if (voucher.rules().maxUses() == null) {
			this.store.lockEvenUnlimited(program, voucher.id());
		}
		var earlier = this.uses.byReference(program, voucher.id(), command.reference());
		if (earlier.isPresent()) {
			return new Redeemed(voucher, same(earlier.get(), command), false);
		}
		check.refusals().stream().findFirst().ifPresent((refusal) -> {
			throw refusal.asException();
		});
		var id = Ids.next();
		this.uses.insert(program, List.of(new UseRow(id, voucher.id(), command.member(), VoucherUseState.USED, null,
				null, command.reference(), command.amount(), now, now, actor.toString())));
		this.uses.count(program, Map.of(voucher.id(), 1));
		return new Redeemed(get(program, voucher.id()), require(program, voucher.id(), id), true);
	}

	/**
	 * Cancels a use: the code can be used again. Once more has no effect.
	 * @throws NotFoundException if the code has no such use
	 * @throws BusinessRuleException {@code use_of_order} if it comes back with its order
	 * only
	 */
	@Transactional
	public Redeemed cancel(ProgramId program, UUID voucher, UUID use) {
		this.store.lockEvenUnlimited(program, voucher);
		if (require(program, voucher, use).reference() == null) {
			throw new BusinessRuleException("use_of_order",
					"An order used the code; it comes back when the order is cancelled or refunded");
		}
		boolean changed = !this.uses.giveBack(program, List.of(use), this.clock.now(program)).isEmpty();
		if (changed) {
			this.uses.count(program, Map.of(voucher, -1));
		}
		return new Redeemed(get(program, voucher), require(program, voucher, use), changed);
	}

	private VoucherView get(ProgramId program, UUID voucher) {
		return Objects.requireNonNull(this.store.byIds(program, List.of(voucher)).get(voucher));
	}

	private VoucherUseView require(ProgramId program, UUID voucher, UUID use) {
		return this.uses.find(program, voucher, use)
			.orElseThrow(() -> new NotFoundException("voucher_use", "The code has no such use"));
	}

	private static VoucherUseView same(VoucherUseView use, Redeem command) {
		if (use.state() == VoucherUseState.GIVEN_BACK) {
			throw new ConflictException("use_cancelled",
					"The use with this reference was cancelled; redeem with another reference");
		}
		if (!Objects.equals(use.member(), command.member()) || !Objects.equals(use.amount(), command.amount())) {
			throw new ConflictException("use_differs", "The code was used with this reference, but otherwise");
		}
		return use;
	}

	/**
	 * What a code is used for.
	 *
	 * @param reference the caller's own name of it
	 * @param amount what it took off, if that is known
	 */
	public record Redeem(String reference, @Nullable MemberId member, @Nullable Money amount) {
	}

	/**
	 * A use that was asked for.
	 *
	 * @param changed whether it was not so already
	 */
	public record Redeemed(VoucherView voucher, VoucherUseView use, boolean changed) {
	}

}
