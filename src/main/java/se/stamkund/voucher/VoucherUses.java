package se.stamkund.voucher;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.UseStore.HeldUses;
import se.stamkund.voucher.UseStore.OrderUse;
import se.stamkund.voucher.UseStore.UseRow;

/**
 * Codes at the checkout: held for a cart, used by its order, given back with it. Each in
 * the caller's transaction and a fixed number of statements; a code with limited uses is
 * never used once too often.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class VoucherUses {

	private final VoucherChecks checks;

	private final VoucherStore store;

	private final UseStore uses;

	VoucherUses(VoucherChecks checks, VoucherStore store, UseStore uses) {
		this.checks = checks;
		this.store = store;
		this.uses = uses;
	}

	/**
	 * Sets codes aside, all or none. It lets go of them by itself at {@code until}.
	 * @throws BusinessRuleException the most important of what stands in the way
	 */
	public void hold(ProgramId program, UUID hold, List<HeldVoucher> vouchers, @Nullable MemberId member, Instant until,
			Actor actor, Instant now) {
		if (vouchers.isEmpty()) {
			return;
		}
		var checked = this.checks.lock(program, vouchers.stream().map(HeldVoucher::code).toList(), member, now);
		var rows = new ArrayList<UseRow>();
		var seen = new HashSet<UUID>();
		for (int i = 0; i < vouchers.size(); i++) {
			var check = checked.get(i);
			check.refusals().stream().findFirst().ifPresent((refusal) -> {
				throw refusal.asException();
			});
			var voucher = Objects.requireNonNull(check.voucher());
			if (seen.add(voucher.id())) {
				rows.add(new UseRow(Ids.next(), voucher.id(), member, VoucherUseState.HELD, hold, until, null,
						vouchers.get(i).amount(), now, null, actor.toString()));
			}
		}
		this.uses.insert(program, rows);
	}

	/**
	 * Makes a hold last until {@code until}.
	 * @throws BusinessRuleException {@code hold_lapsed} if it is over
	 */
	public void extend(ProgramId program, UUID hold, Instant until, Instant now) {
		var held = locked(program, List.of(hold), Set.of());
		var rows = held.uses().stream().filter((use) -> use.state() == VoucherUseState.HELD).toList();
		if (held.uses().stream().anyMatch((use) -> use.at(now).state() == VoucherUseState.LAPSED)
				|| rows.stream().anyMatch((use) -> held.free(program, use, now) < 1)) {
			throw new BusinessRuleException("hold_lapsed", "The hold is over; hold the cart again");
		}
		if (!rows.isEmpty()) {
			this.uses.extend(program, rows.stream().map(VoucherUseView::id).toList(), until);
		}
	}

	/**
	 * Lets go of what is held; of what is used or was let go of already, without effect.
	 */
	public void release(ProgramId program, Collection<UUID> holds, Instant now) {
		if (!holds.isEmpty()) {
			this.uses.release(program, holds, now);
		}
	}

	/**
	 * Orders take what was held for them. A code whose hold has lapsed is taken if it is
	 * still free, otherwise it is told why not; the order is never refused.
	 * @return what became of every code of the holds, by hold
	 */
	public Map<UUID, List<CapturedVoucher>> capture(ProgramId program, List<CaptureVouchers> orders, Instant now) {
		if (orders.isEmpty()) {
			return Map.of();
		}
		var byHold = orders.stream().collect(Collectors.toMap(CaptureVouchers::hold, (order) -> order, (a, b) -> a));
		var members = orders.stream().map(CaptureVouchers::member).filter(Objects::nonNull).collect(Collectors.toSet());
		var held = locked(program, byHold.keySet(), members);
		var captured = new HashMap<UUID, List<CapturedVoucher>>();
		var used = new ArrayList<OrderUse>();
		var counts = new HashMap<UUID, Integer>();
		for (VoucherUseView use : held.uses()) {
			var order = Objects.requireNonNull(byHold.get(Objects.requireNonNull(use.hold())));
			var voucher = held.voucher(use);
			var refusal = (use.state() == VoucherUseState.USED) ? reused(use, order)
					: held.refusal(program, use, order, now);
			if (refusal == null && use.state() != VoucherUseState.USED) {
				held.take(use, now);
				used.add(new OrderUse(use.id(), order.order(), order.member()));
				counts.merge(use.voucher(), 1, Integer::sum);
			}
			captured.computeIfAbsent(order.hold(), (id) -> new ArrayList<>())
				.add(new CapturedVoucher(order.hold(), voucher.id(), voucher.code(), use.amount(), refusal));
		}
		if (!used.isEmpty()) {
			this.uses.use(program, used, now);
			this.uses.count(program, counts);
		}
		return captured;
	}

	/**
	 * The codes that orders used can be used again.
	 * @return how many uses came back
	 */
	public int giveBack(ProgramId program, Collection<UUID> orders, Instant now) {
		var uses = orders.isEmpty() ? List.<VoucherUseView>of() : this.uses.ofOrders(program, orders);
		if (uses.isEmpty()) {
			return 0;
		}
		this.store.lock(program, uses.stream().map(VoucherUseView::voucher).collect(Collectors.toSet()));
		var given = this.uses.giveBack(program, uses.stream().map(VoucherUseView::id).toList(), now);
		var counts = new HashMap<UUID, Integer>();
		given.forEach((voucher) -> counts.merge(voucher, -1, Integer::sum));
		this.uses.count(program, counts);
		return given.size();
	}

	/** What orders used, by order. */
	@Transactional(readOnly = true, propagation = Propagation.REQUIRED)
	public Map<UUID, List<VoucherUseView>> ofOrders(ProgramId program, Collection<UUID> orders) {
		return orders.isEmpty() ? Map.of()
				: this.uses.ofOrders(program, orders)
					.stream()
					.collect(Collectors.groupingBy((use) -> Objects.requireNonNull(use.order())));
	}

	private static @Nullable VoucherRefusal reused(VoucherUseView use, CaptureVouchers order) {
		return order.order().equals(use.order()) ? null : VoucherRefusal.of(VoucherRefusal.Reason.HELD);
	}

	private Holding locked(ProgramId program, Collection<UUID> holds, Collection<MemberId> members) {
		var ids = this.uses.ofHolds(program, holds, false)
			.stream()
			.map(VoucherUseView::voucher)
			.collect(Collectors.toSet());
		if (ids.isEmpty()) {
			return new Holding(List.of(), Map.of());
		}
		this.checks.lockFound(program, this.store.byIds(program, ids).values(), members);
		return new Holding(this.uses.ofHolds(program, holds, true), this.store.byIds(program, ids));
	}

	/** What is held, locked, and what is left beside it. */
	private final class Holding {

		private final List<VoucherUseView> uses;

		private final Map<UUID, VoucherView> vouchers;

		private @Nullable Map<UUID, HeldUses> held;

		/** By how many more uses are taken by now than were when this was read. */
		private final Map<UUID, Integer> taken = new HashMap<>();

		Holding(List<VoucherUseView> uses, Map<UUID, VoucherView> vouchers) {
			this.uses = uses;
			this.vouchers = vouchers;
		}

		List<VoucherUseView> uses() {
			return this.uses;
		}

		VoucherView voucher(VoucherUseView use) {
			return Objects.requireNonNull(this.vouchers.get(use.voucher()));
		}

		/** How many uses there are for this one, apart from all others. */
		int free(ProgramId program, VoucherUseView use, Instant now) {
			var most = voucher(use).rules().maxUses();
			if (most == null) {
				return Integer.MAX_VALUE;
			}
			if (this.held == null) {
				this.held = VoucherUses.this.uses.held(program, this.vouchers.keySet(), now);
			}
			int others = this.held.getOrDefault(use.voucher(), HeldUses.NONE).uses() - (use.isHeld(now) ? 1 : 0);
			return most - voucher(use).used() - this.taken.getOrDefault(use.voucher(), 0) - others;
		}

		/** It is used; if it was held it is no longer counted as that. */
		void take(VoucherUseView use, Instant now) {
			this.taken.merge(use.voucher(), use.isHeld(now) ? 0 : 1, Integer::sum);
		}

		@Nullable VoucherRefusal refusal(ProgramId program, VoucherUseView use, CaptureVouchers order, Instant now) {
			if (free(program, use, now) >= 1 && use.isHeld(now)) {
				return null;
			}
			var member = (order.member() != null) ? order.member() : use.member();
			var refusals = VoucherUses.this.checks.refusals(program, List.of(voucher(use)), member, now)
				.getOrDefault(use.voucher(), List.of());
			if (refusals.isEmpty() && free(program, use, now) < 1) {
				return new VoucherRefusal(VoucherRefusal.Reason.USED_UP, null, voucher(use).rules().maxUses());
			}
			return refusals.stream().findFirst().orElse(null);
		}

	}

}
