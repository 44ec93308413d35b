package se.stamkund.checkout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.checkout.CartHold.Content;
import se.stamkund.checkout.CartHold.Part;
import se.stamkund.checkout.Quote.Kind;
import se.stamkund.ledger.HoldPosting;
import se.stamkund.ledger.Holds;
import se.stamkund.ledger.Ledger;
import se.stamkund.ledger.Reference;
import se.stamkund.platform.ProgramClock;
import se.stamkund.points.PointsSettingsService;
import se.stamkund.purchase.OrderQuotes;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.HeldVoucher;
import se.stamkund.voucher.VoucherUses;

/**
 * Sets aside what a cart is to be paid with: points, codes and gift cards, all or nothing
 * and under one id. Everybody locks in the same order, so that nobody waits in a circle:
 * the cart, its hold, members' points, vouchers, gift cards.
 */
@Service
public class CartHolds {

	private final Quotes quotes;

	private final OrderQuotes orders;

	private final CodeDesk codes;

	private final CartHoldStore store;

	private final Ledger ledger;

	private final VoucherUses vouchers;

	private final CardDesk cards;

	private final PointsSettingsService settings;

	private final ProgramClock clock;

	CartHolds(Quotes quotes, OrderQuotes orders, CodeDesk codes, CartHoldStore store, Ledger ledger,
			VoucherUses vouchers, CardDesk cards, PointsSettingsService settings, ProgramClock clock) {
		this.quotes = quotes;
		this.orders = orders;
		this.codes = codes;
		this.store = store;
		this.ledger = ledger;
		this.vouchers = vouchers;
		this.cards = cards;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Holds a cart; what was held for the same cart before is let go of.
	 * @param expectedToPay what the customer was told
	 * @param minutes for how long; null for as long as the settings say
	 * @throws PriceChangedException if that is not what is left to pay
	 */
	@Transactional
	public CartHold place(ProgramId program, QuoteCart cart, Money expectedToPay, @Nullable Integer minutes,
			Actor actor) {
		var described = this.orders.describe(program, cart.goods());
		var now = this.clock.now(program);
		this.store.lockCart(program, described.store().id(), cart.id());
		var earlier = this.store.lockOpen(program, described.store().id(), cart.id(), now);
		lockPoints(program, described.member(), cart, earlier);
		earlier.ifPresent((hold) -> {
			this.codes.lock(program, Stream.concat(hold.allCodes().stream(), cart.codes().stream()).toList(), now);
			close(program, hold, CartHoldState.REPLACED, actor, now);
		});
		var quote = this.quotes.quote(program, cart, described, true);
		if (!quote.toPay().equals(expectedToPay)) {
			throw new PriceChangedException(quote, expectedToPay);
		}
		var hold = new CartHold(Ids.next(), quote.store(), cart.id(), quote.member(), CartHoldState.OPEN,
				quote.points().used(), quote.toPay(), content(quote), now, until(program, now, now, minutes), null);
		this.store.insert(program, hold, actor);
		take(program, hold, actor, now);
		return hold;
	}

	/**
	 * Makes an open hold last longer, from now on.
	 * @throws BusinessRuleException {@code hold_closed}, or {@code hold_length} if it
	 * would last more than 24 hours
	 */
	@Transactional
	public CartHold extend(ProgramId program, UUID id, @Nullable Integer minutes, Actor actor) {
		var now = this.clock.now(program);
		var hold = locked(program, id, now);
		if (!hold.isOpen()) {
			throw new BusinessRuleException("hold_closed",
					"The hold is no longer open: " + hold.state().name().toLowerCase(Locale.ROOT), hold.state());
		}
		var until = until(program, now, hold.openedAt(), minutes);
		if (!hold.points().isZero() && hold.member() != null) {
			this.ledger.post(program, now,
					List.of(new HoldPosting.Extend(hold.member(), id, until, reference(id), actor)));
		}
		this.vouchers.extend(program, id, until, now);
		this.cards.extend(program, id, until, now);
		this.store.extend(program, id, until);
		return get(program, id);
	}

	/** Lets go of a hold; of one that is over already, without effect. */
	@Transactional
	public CartHold release(ProgramId program, UUID id, Actor actor) {
		var now = this.clock.now(program);
		var hold = locked(program, id, now);
		if (hold.state() == CartHoldState.CAPTURED) {
			throw new BusinessRuleException("hold_closed", "The hold is no longer open: an order has taken it",
					hold.state());
		}
		if (hold.isOpen()) {
			close(program, hold, CartHoldState.RELEASED, actor, now);
		}
		return get(program, id);
	}

	/**
	 * A hold as it is now.
	 * @throws NotFoundException if there is none of that id
	 */
	@Transactional(readOnly = true)
	public CartHold get(ProgramId program, UUID id) {
		return find(program, id).orElseThrow(() -> unknown(id));
	}

	/** A hold as it is now, if it is one of a cart. */
	@Transactional(readOnly = true)
	public Optional<CartHold> find(ProgramId program, UUID id) {
		return this.store.find(program, id, this.clock.now(program));
	}

	private void lockPoints(ProgramId program, @Nullable MemberId member, QuoteCart cart, Optional<CartHold> earlier) {
		var members = new ArrayList<MemberId>();
		if (member != null && !cart.points().isZero()) {
			members.add(member);
		}
		earlier.filter((hold) -> !hold.points().isZero()).map(CartHold::member).ifPresent(members::add);
		this.ledger.lock(program, members);
	}

	private void take(ProgramId program, CartHold hold, Actor actor, Instant now) {
		if (!hold.points().isZero() && hold.member() != null) {
			this.ledger.post(program, now, List.of(new HoldPosting.Hold(hold.member(), hold.id(), hold.points(),
					hold.expiresAt(), reference(hold.id()), actor)));
		}
		var codes = hold.content().codes().stream().map((code) -> new HeldVoucher(code.code(), code.amount())).toList();
		this.vouchers.hold(program, hold.id(), codes, hold.member(), hold.expiresAt(), actor, now);
		this.cards.hold(program, hold, actor, now);
	}

	private void close(ProgramId program, CartHold hold, CartHoldState how, Actor actor, Instant now) {
		this.store.close(program, hold.id(), how, now);
		if (!hold.points().isZero() && hold.member() != null) {
			this.ledger.post(program, now,
					List.of(new HoldPosting.Release(hold.member(), hold.id(), reference(hold.id()), actor)));
		}
		this.vouchers.release(program, List.of(hold.id()), now);
		this.cards.release(program, hold.id(), now);
	}

	private CartHold locked(ProgramId program, UUID id, Instant now) {
		return this.store.lock(program, List.of(id), now).stream().findFirst().orElseThrow(() -> unknown(id));
	}

	private Instant until(ProgramId program, Instant now, Instant openedAt, @Nullable Integer minutes) {
		var length = Duration
			.ofMinutes((minutes != null) ? minutes : this.settings.get(program).settings().holdMinutes());
		var latest = openedAt.plus(Holds.LONGEST);
		if (now.plus(length).isAfter(latest)) {
			throw new BusinessRuleException("hold_length",
					"A hold ends in the future, and at most 24 hours after it was placed: by " + latest, latest);
		}
		return now.plus(length);
	}

	private static Content content(Quote quote) {
		return new Content(quote.discounts(), parts(quote, Kind.VOUCHER), parts(quote, Kind.GIFT_CARD),
				quote.points().paid(), quote.total());
	}

	private static List<Part> parts(Quote quote, Kind kind) {
		return quote.codes()
			.stream()
			.filter((code) -> code.kind() == kind && code.used())
			.map((code) -> new Part(code.code(), code.amount()))
			.toList();
	}

	private static Reference reference(UUID hold) {
		return new Reference("hold", hold);
	}

	private static NotFoundException unknown(UUID id) {
		return new NotFoundException("hold", "No such hold: " + id);
	}

}
