package se.stamkund.checkout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import se.stamkund.giftcard.CaptureGiftCards;
import se.stamkund.giftcard.GiftCardCheck;
import se.stamkund.giftcard.GiftCardChecks;
import se.stamkund.giftcard.GiftCardPayments;
import se.stamkund.giftcard.GiftCardUseView;
import se.stamkund.giftcard.GiftCardView;
import se.stamkund.giftcard.GiveBackToGiftCards;
import se.stamkund.giftcard.HeldGiftCard;
import se.stamkund.purchase.OrderParticipant.Restore;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;

/**
 * Gift cards at the checkout: looked at, held, paid with and given back in proportion.
 */
@Component
class CardDesk {

	private final GiftCardChecks checks;

	private final GiftCardPayments payments;

	CardDesk(GiftCardChecks checks, GiftCardPayments payments) {
		this.checks = checks;
		this.payments = payments;
	}

	List<Check> check(ProgramId program, List<String> codes, @Nullable MemberId member, Instant now, boolean lock) {
		var checked = lock ? this.checks.lock(program, codes, member, now)
				: this.checks.check(program, codes, member, now);
		return checked.stream().map((card) -> new Check(card.asked(), card.card(), reason(card))).toList();
	}

	void hold(ProgramId program, CartHold hold, Actor actor, Instant now) {
		var cards = hold.content()
			.giftCards()
			.stream()
			.map((card) -> new HeldGiftCard(card.code(), card.amount()))
			.toList();
		this.payments.hold(program, hold.id(), cards, hold.member(), hold.expiresAt(), actor, now);
	}

	void extend(ProgramId program, UUID hold, Instant until, Instant now) {
		this.payments.extend(program, hold, until, now);
	}

	void release(ProgramId program, UUID hold, Instant now) {
		this.payments.release(program, List.of(hold), now);
	}

	/** Answers what could not be taken, by hold. */
	Map<UUID, List<Missing>> capture(ProgramId program, Collection<CaptureGiftCards> orders, Instant now) {
		var missing = new HashMap<UUID, List<Missing>>();
		this.payments.capture(program, List.copyOf(orders), now)
			.forEach((hold, cards) -> missing.put(hold,
					cards.stream()
						.filter((card) -> card.missing().isPositive())
						.map((card) -> new Missing(card.code(), card.missing()))
						.toList()));
		return missing;
	}

	/** Gives back the returned share, by refund: counted on all that has come back. */
	Map<UUID, Money> restore(ProgramId program, List<Restore> refunds, Instant now) {
		var paid = this.payments.ofOrders(program, refunds.stream().map(Restore::order).distinct().toList());
		var back = new ArrayList<GiveBackToGiftCards>();
		for (Restore refund : refunds) {
			var uses = paid.getOrDefault(refund.order(), List.of());
			var due = HeldPoints.share(sum(uses, GiftCardUseView::paid), refund)
				.minus(sum(uses, GiftCardUseView::givenBack));
			if (due.isPositive()) {
				back.add(new GiveBackToGiftCards(refund.order(), refund.refund(), due, refund.actor()));
			}
		}
		return back.isEmpty() ? Map.of() : this.payments.giveBack(program, back, now);
	}

	private static Money sum(List<GiftCardUseView> uses, Function<GiftCardUseView, Money> amount) {
		return uses.stream().map(amount).reduce(Money.ZERO, Money::plus);
	}

	private static @Nullable Reason reason(GiftCardCheck check) {
		return check.refusals()
			.stream()
			.findFirst()
			.map((refusal) -> new Reason(refusal.code(), refusal.detail(), null, null, null, refusal.at(), null))
			.orElse(null);
	}

	/** A card and whether it can pay. */
	record Check(String asked, @Nullable GiftCardView card, @Nullable Reason reason) {

	}

	/** What a card should have paid and could not. */
	record Missing(String code, Money amount) {

	}

}
