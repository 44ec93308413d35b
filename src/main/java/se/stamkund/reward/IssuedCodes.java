package se.stamkund.reward;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import se.stamkund.giftcard.GiftCardSource;
import se.stamkund.giftcard.GiftCardView;
import se.stamkund.giftcard.GiftCardWithdrawal;
import se.stamkund.giftcard.GiftCards;
import se.stamkund.giftcard.IssueGiftCard;
import se.stamkund.platform.ProgramClock;
import se.stamkund.pricing.Base;
import se.stamkund.pricing.Benefit;
import se.stamkund.pricing.OfferTerms;
import se.stamkund.program.Programs;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.IssueVoucher;
import se.stamkund.voucher.VoucherLabel;
import se.stamkund.voucher.VoucherRules;
import se.stamkund.voucher.VoucherSource;
import se.stamkund.voucher.VoucherView;
import se.stamkund.voucher.VoucherWithdrawal;
import se.stamkund.voucher.Vouchers;

/** What rewards give: a code or a gift card that only its member may use. */
@Component
class IssuedCodes {

	private final Vouchers vouchers;

	private final VoucherWithdrawal voucherWithdrawal;

	private final GiftCards cards;

	private final GiftCardWithdrawal cardWithdrawal;

	private final Programs programs;

	private final ProgramClock clock;

	IssuedCodes(Vouchers vouchers, VoucherWithdrawal voucherWithdrawal, GiftCards cards,
			GiftCardWithdrawal cardWithdrawal, Programs programs, ProgramClock clock) {
		this.vouchers = vouchers;
		this.voucherWithdrawal = voucherWithdrawal;
		this.cards = cards;
		this.cardWithdrawal = cardWithdrawal;
		this.programs = programs;
		this.clock = clock;
	}

	/** Makes what a reward gives. */
	Issued issue(ProgramId program, UUID redemption, MemberId member, RewardTerms terms, Instant now, Actor actor) {
		var ends = ends(program, terms.code(), now);
		if (terms.gives() instanceof Gives.GiftCard(var amount)) {
			var card = this.cards.issue(program,
					List.of(new IssueGiftCard(null, amount, member, ends, GiftCardSource.REWARD, redemption)), actor)
				.getFirst();
			return new Issued(null, card.id());
		}
		if (!terms.gives().isCode()) {
			return Issued.NOTHING;
		}
		var label = new VoucherLabel(terms.name().sv(), terms.name().en());
		var voucher = this.vouchers
			.issue(program, List.of(IssueVoucher.forMember(member, label, offer(terms), VoucherRules.onceBefore(ends),
					VoucherSource.REWARD, redemption)), actor)
			.getFirst();
		return new Issued(voucher.id(), null);
	}

	/**
	 * Makes it void.
	 * @throws BusinessRuleException {@code redemption_used} if something has come of it
	 */
	void withdraw(ProgramId program, RedemptionView redemption, Actor actor) {
		if (redemption.voucher() != null
				&& !this.voucherWithdrawal.withdrawUnused(program, redemption.voucher(), actor)) {
			throw new BusinessRuleException("redemption_used",
					"Its code has been used, or is in somebody's cart right now; refund the order first");
		}
		if (redemption.giftCard() != null
				&& !this.cardWithdrawal.withdrawUnused(program, redemption.giftCard(), actor)) {
			throw new BusinessRuleException("redemption_used",
					"Some of the card has been used, or is in somebody's cart right now; refund the order first");
		}
	}

	/** What redemptions gave, as it is now; two statements at most. */
	Map<UUID, CodeView> of(ProgramId program, Collection<RedemptionView> redemptions) {
		var now = this.clock.now(program);
		var vouchers = this.vouchers.get(program, ids(redemptions, RedemptionView::voucher));
		var cards = this.cards.get(program, ids(redemptions, RedemptionView::giftCard));
		var codes = new HashMap<UUID, CodeView>();
		for (var redemption : redemptions) {
			var voucher = (redemption.voucher() != null) ? vouchers.get(redemption.voucher()) : null;
			var card = (redemption.giftCard() != null) ? cards.get(redemption.giftCard()) : null;
			if (voucher != null) {
				codes.put(redemption.id(), view(voucher, now));
			}
			else if (card != null) {
				codes.put(redemption.id(), view(card));
			}
		}
		return codes;
	}

	private @Nullable Instant ends(ProgramId program, CodeTerms code, Instant now) {
		if (code.validDays() == null) {
			return null;
		}
		var zone = this.programs.get(program).zone();
		return now.atZone(zone).toLocalDate().plusDays(code.validDays() + 1L).atStartOfDay(zone).toInstant();
	}

	private static OfferTerms offer(RewardTerms terms) {
		Benefit benefit = switch (terms.gives()) {
			case Gives.FixedDiscount(var amount) -> new Benefit.FixedAmount(amount);
			case Gives.Percentage(var percent, var cap) -> new Benefit.Percent(percent, cap);
			case Gives.FreeProduct(var sku, var quantity, var sent) -> new Benefit.FreeProduct(sku, quantity);
			default -> new Benefit.FreeShipping();
		};
		var code = terms.code();
		return new OfferTerms(benefit, code.scope(), code.minimumOrder(), code.stacking(), 0, Base.AFTER);
	}

	private static CodeView view(VoucherView voucher, Instant now) {
		var state = switch (voucher.state(now)) {
			case AVAILABLE, NOT_YET, PAUSED -> CodeView.State.USABLE;
			case USED_UP -> CodeView.State.USED;
			case EXPIRED -> CodeView.State.EXPIRED;
			case CANCELLED -> CodeView.State.CANCELLED;
		};
		return new CodeView(voucher.code(), state, voucher.rules().endsAt(), null);
	}

	private static CodeView view(GiftCardView card) {
		var state = switch (card.state()) {
			case ACTIVE -> CodeView.State.USABLE;
			case EMPTY -> CodeView.State.USED;
			case EXPIRED -> CodeView.State.EXPIRED;
			case CANCELLED -> CodeView.State.CANCELLED;
		};
		return new CodeView(card.code(), state, card.expiresAt(), card.balance());
	}

	private static List<UUID> ids(Collection<RedemptionView> redemptions,
			Function<RedemptionView, @Nullable UUID> which) {
		return redemptions.stream().map(which).filter(Objects::nonNull).toList();
	}

	/** What was made; nothing for what is done by hand. */
	record Issued(@Nullable UUID voucher, @Nullable UUID giftCard) {

		static final Issued NOTHING = new Issued(null, null);

	}

}
