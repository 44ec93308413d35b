package se.stamkund.checkout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.checkout.CodeDesk.Found;
import se.stamkund.giftcard.GiftCardState;
import se.stamkund.giftcard.GiftCards;
import se.stamkund.platform.ProgramClock;
import se.stamkund.program.ProgramView;
import se.stamkund.program.Programs;
import se.stamkund.purchase.RecordOrder;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.VoucherState;
import se.stamkund.voucher.Vouchers;

/** What members have to pay with, and whether it is of use for a purchase. */
@Service
public class Wallets {

	/** As many of each as anybody looks through at a till. */
	private static final int MOST = 20;

	/** What she still has, whether or not she can use it now. */
	private static final Set<VoucherState> THERE = EnumSet.of(VoucherState.AVAILABLE, VoucherState.NOT_YET,
			VoucherState.PAUSED);

	private final Vouchers vouchers;

	private final GiftCards cards;

	private final CodeDesk codes;

	private final CheckoutSettings settings;

	private final Programs programs;

	private final ProgramClock clock;

	Wallets(Vouchers vouchers, GiftCards cards, CodeDesk codes, CheckoutSettings settings, Programs programs,
			ProgramClock clock) {
		this.vouchers = vouchers;
		this.cards = cards;
		this.codes = codes;
		this.settings = settings;
		this.programs = programs;
		this.clock = clock;
	}

	/**
	 * A member's own codes and gift cards, without those that are used up, over or
	 * withdrawn: first what can be used, what gives most and then what ends soonest; the
	 * rest with the reason. In as many statements for many codes as for one.
	 * @param goods what she buys; null if that is not known yet
	 */
	@Transactional(readOnly = true)
	public List<WalletItem> of(ProgramId program, MemberId member, @Nullable RecordOrder goods) {
		var now = this.clock.now(program);
		var own = own(program, member, now);
		if (own.isEmpty()) {
			return List.of();
		}
		var view = this.programs.get(program);
		var rules = this.settings.get(program);
		return this.codes.find(program, own, member, now, false)
			.stream()
			.map((code) -> item(code, goods, rules, view))
			.sorted(Comparator.comparing(WalletItem::isUsable)
				.reversed()
				.thenComparing(Comparator.comparing(WalletItem::gives).reversed())
				.thenComparing((item) -> Objects.requireNonNullElse(item.until(), Instant.MAX)))
			.toList();
	}

	private List<String> own(ProgramId program, MemberId member, Instant now) {
		var own = new ArrayList<String>();
		this.vouchers.ofMember(program, member)
			.stream()
			.filter((voucher) -> THERE.contains(voucher.state(now)))
			.limit(MOST)
			.forEach((voucher) -> own.add(voucher.code()));
		this.cards.ofMember(program, member)
			.stream()
			.filter((card) -> card.state() == GiftCardState.ACTIVE)
			.limit(MOST)
			.forEach((card) -> own.add(card.code()));
		return own;
	}

	private static WalletItem item(Found found, @Nullable RecordOrder goods, CheckoutRules rules, ProgramView program) {
		var card = found.card();
		if (card != null) {
			return new WalletItem(card.code(), null, card.available(), card.expiresAt(), found.reason());
		}
		var voucher = Objects.requireNonNull(Objects.requireNonNull(found.voucher()).voucher());
		var label = voucher.label().in(program.locale());
		var until = voucher.rules().endsAt();
		if (goods == null || !found.isUsable()) {
			return new WalletItem(voucher.code(), label, null, until, found.reason());
		}
		var offers = Offers.of(goods, List.of(found), null, rules, program.locale(), program.currency());
		return new WalletItem(voucher.code(), label, offers.amount(found.asked()), until, offers.reason(found.asked()));
	}

}
