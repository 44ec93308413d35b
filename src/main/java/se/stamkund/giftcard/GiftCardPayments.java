package se.stamkund.giftcard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.giftcard.CardUses.Place;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;

/**
 * Gift cards at the checkout: money held for a cart, paid for its order, given back with
 * it. Each in the caller's transaction and a fixed number of statements; a card never
 * pays more than is on it.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class GiftCardPayments {

	private final GiftCardChecks checks;

	private final CardBook book;

	private final CardUses uses;

	GiftCardPayments(GiftCardChecks checks, CardBook book, CardUses uses) {
		this.checks = checks;
		this.book = book;
		this.uses = uses;
	}

	/**
	 * Sets money of cards aside, all or nothing. They let go of it by themselves at
	 * {@code until}.
	 * @throws BusinessRuleException the most important of what stands in the way, or
	 * {@code gift_card_short} if there is less on one
	 */
	public void hold(ProgramId program, UUID hold, List<HeldGiftCard> cards, @Nullable MemberId member, Instant until,
			Actor actor, Instant now) {
		if (cards.isEmpty()) {
			return;
		}
		var checked = this.checks.lock(program, cards.stream().map(HeldGiftCard::code).toList(), member, now);
		checked.forEach((check) -> check.refusals().stream().findFirst().ifPresent((refusal) -> {
			throw refusal.asException();
		}));
		var ids = checked.stream().map((check) -> Objects.requireNonNull(check.card()).id()).toList();
		var accounts = this.book.lock(program, ids, List.of(), now);
		var seen = new HashSet<UUID>();
		for (int i = 0; i < cards.size(); i++) {
			var account = Objects.requireNonNull(accounts.get(ids.get(i)));
			var amount = cards.get(i).amount();
			if (!seen.add(account.id)) {
				throw new BusinessRuleException("gift_card_twice", "The same gift card is named twice");
			}
			requireEnough(account, amount, now);
			account.hold(hold, amount.minor(), until, actor.toString(), now);
		}
		this.book.save(program, accounts.values());
	}

	/**
	 * Makes a hold last until {@code until}.
	 * @throws BusinessRuleException {@code hold_lapsed} if it is over
	 */
	public void extend(ProgramId program, UUID hold, Instant until, Instant now) {
		var places = this.uses.ofHolds(program, List.of(hold));
		if (places.isEmpty()) {
			return;
		}
		var accounts = lock(program, places, now);
		for (Place place : places) {
			var use = use(accounts, place);
			if (use.state == CardUseState.LAPSED) {
				throw new BusinessRuleException("hold_lapsed", "The hold is over; hold the cart again");
			}
			if (use.state == CardUseState.HELD) {
				use.heldUntil = until;
				use.changed = true;
			}
		}
		this.book.save(program, accounts.values());
	}

	/**
	 * Lets go of what is held; of what is paid or was let go of already, without effect.
	 */
	public void release(ProgramId program, Collection<UUID> holds, Instant now) {
		var places = holds.isEmpty() ? List.<Place>of() : this.uses.ofHolds(program, holds);
		if (places.isEmpty()) {
			return;
		}
		var accounts = lock(program, places, now);
		for (Place place : places) {
			var use = use(accounts, place);
			if (use.state == CardUseState.HELD) {
				account(accounts, place).release(use, now);
			}
		}
		this.book.save(program, accounts.values());
	}

	/**
	 * Orders are paid with what was held for them. If a hold has lapsed, what is still
	 * there is taken; the order is never refused.
	 * @return what each card of the holds paid, by hold
	 */
	public Map<UUID, List<CapturedGiftCard>> capture(ProgramId program, List<CaptureGiftCards> orders, Instant now) {
		var byHold = orders.stream().collect(Collectors.toMap(CaptureGiftCards::hold, (order) -> order, (a, b) -> a));
		var places = byHold.isEmpty() ? List.<Place>of() : this.uses.ofHolds(program, byHold.keySet());
		if (places.isEmpty()) {
			return Map.of();
		}
		var accounts = lock(program, places, now);
		var captured = new HashMap<UUID, List<CapturedGiftCard>>();
		for (Place place : places) {
			var order = Objects.requireNonNull(byHold.get(place.hold()));
			var use = use(accounts, place);
			long paid = paid(account(accounts, place), use, order, now);
			captured.computeIfAbsent(place.hold(), (id) -> new ArrayList<>())
				.add(new CapturedGiftCard(place.hold(), place.card(), place.code(), Money.ofMinor(use.amount),
						Money.ofMinor(paid)));
		}
		this.book.save(program, accounts.values());
		return captured;
	}

	/**
	 * Puts money back on the cards that orders were paid with, the first used first.
	 * @return what went back, by refund
	 */
	public Map<UUID, Money> giveBack(ProgramId program, List<GiveBackToGiftCards> refunds, Instant now) {
		var orders = refunds.stream().map(GiveBackToGiftCards::order).collect(Collectors.toSet());
		var paid = orders.isEmpty() ? List.<GiftCardUseView>of() : this.uses.ofOrders(program, orders);
		if (paid.isEmpty()) {
			return Map.of();
		}
		var accounts = this.book.lock(program, paid.stream().map(GiftCardUseView::card).collect(Collectors.toSet()),
				paid.stream().map(GiftCardUseView::id).toList(), now);
		var given = new HashMap<UUID, Money>();
		for (GiveBackToGiftCards refund : refunds) {
			long left = refund.amount().minor();
			for (GiftCardUseView view : paid) {
				if (refund.order().equals(view.order()) && left > 0) {
					var account = Objects.requireNonNull(accounts.get(view.card()));
					var use = account.use(view.id());
					long amount = Math.min(left, use.paid - use.givenBack);
					if (amount > 0) {
						account.giveBack(use, amount, refund.refund(), refund.actor().toString(), now);
						left -= amount;
					}
				}
			}
			given.merge(refund.refund(), Money.ofMinor(refund.amount().minor() - left), Money::plus);
		}
		this.book.save(program, accounts.values());
		return given;
	}

	/** What orders were paid with, by order. */
	@Transactional(readOnly = true, propagation = Propagation.REQUIRED)
	public Map<UUID, List<GiftCardUseView>> ofOrders(ProgramId program, Collection<UUID> orders) {
		return orders.isEmpty() ? Map.of()
				: this.uses.ofOrders(program, orders)
					.stream()
					.collect(Collectors.groupingBy((use) -> Objects.requireNonNull(use.order())));
	}

	/** Makes sure that there is as much on a card. */
	static void requireEnough(CardAccount account, Money amount, Instant now) {
		if (amount.minor() > account.available(now)) {
			throw new BusinessRuleException("gift_card_short", "There is not as much on the gift card; read it again",
					Money.ofMinor(account.available(now)));
		}
		if (!amount.isPositive()) {
			throw new BusinessRuleException("gift_card_amount", "An amount is more than 0");
		}
	}

	private static long paid(CardAccount account, CardUse use, CaptureGiftCards order, Instant now) {
		if (use.state != CardUseState.USED) {
			return account.capture(use, order.order(), now);
		}
		return order.order().equals(use.order) ? use.paid : 0;
	}

	private Map<UUID, CardAccount> lock(ProgramId program, List<Place> places, Instant now) {
		return this.book.lock(program, places.stream().map(Place::card).collect(Collectors.toSet()),
				places.stream().map(Place::use).toList(), now);
	}

	private static CardAccount account(Map<UUID, CardAccount> accounts, Place place) {
		return Objects.requireNonNull(accounts.get(place.card()));
	}

	private static CardUse use(Map<UUID, CardAccount> accounts, Place place) {
		return account(accounts, place).use(place.use());
	}

}
