package se.stamkund.shopper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.giftcard.GiftCardView;
import se.stamkund.giftcard.GiftCards;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.security.ShopperCaller;
import se.stamkund.pricing.OfferTerms;
import se.stamkund.reward.CodeView;
import se.stamkund.reward.Fulfilment;
import se.stamkund.reward.RedemptionFilter;
import se.stamkund.reward.RedemptionView;
import se.stamkund.reward.Redemptions;
import se.stamkund.shared.Money;
import se.stamkund.shared.NotFoundException;
import se.stamkund.voucher.VoucherView;
import se.stamkund.voucher.Vouchers;

/**
 * A shopper's codes and gift cards, wherever they came from, and what else she has taken.
 */
@Service
public class ShopperCodes {

	private final Redemptions redemptions;

	private final Vouchers vouchers;

	private final GiftCards cards;

	private final ProgramClock clock;

	ShopperCodes(Redemptions redemptions, Vouchers vouchers, GiftCards cards, ProgramClock clock) {
		this.redemptions = redemptions;
		this.vouchers = vouchers;
		this.cards = cards;
		this.clock = clock;
	}

	/** All she has: what she can use first, the newest first. */
	@Transactional(readOnly = true)
	public List<Card> of(ShopperCaller shopper) {
		var now = this.clock.now(shopper.program());
		var taken = this.redemptions
			.list(shopper.program(), RedemptionFilter.of(shopper.member()), PageQuery.first(PageQuery.MAX_LIMIT))
			.data();
		var codes = this.redemptions.codes(shopper.program(), taken);
		var vouchers = this.vouchers.ofMember(shopper.program(), shopper.member());
		var terms = vouchers.stream().collect(Collectors.toMap(VoucherView::id, VoucherView::terms));
		var found = new ArrayList<Card>();
		Set<UUID> told = new HashSet<>();
		for (var one : taken) {
			found
				.add(Card.of(one, codes.get(one.id()), (one.voucher() != null) ? terms.get(one.voucher()) : null, now));
			if (one.voucher() != null) {
				told.add(one.voucher());
			}
			if (one.giftCard() != null) {
				told.add(one.giftCard());
			}
		}
		vouchers.stream()
			.filter((voucher) -> !told.contains(voucher.id()))
			.forEach((voucher) -> found.add(Card.of(voucher, now)));
		this.cards.ofMember(shopper.program(), shopper.member())
			.stream()
			.filter((card) -> !told.contains(card.id()))
			.forEach((card) -> found.add(Card.of(card)));
		found.sort(Comparator.comparing(Card::isOver).thenComparing(Comparator.comparing(Card::at).reversed()));
		return found;
	}

	/** How many codes and cards she can use now. */
	@Transactional(readOnly = true)
	public long usable(ShopperCaller shopper) {
		return of(shopper).stream().filter((card) -> card.code() != null && !card.isOver()).count();
	}

	/**
	 * One of them.
	 * @throws NotFoundException if she has none of that id
	 */
	@Transactional(readOnly = true)
	public Card get(ShopperCaller shopper, UUID id) {
		return of(shopper).stream()
			.filter((card) -> card.id().equals(id) && card.code() != null)
			.findFirst()
			.orElseThrow(() -> new NotFoundException("code", "There is no such code"));
	}

	/**
	 * Something she has.
	 *
	 * @param id of the redemption, the voucher or the gift card
	 * @param code null for something that is sent or done
	 * @param balance of a gift card
	 * @param terms of a code; null for none, or if they are not known any more
	 * @param points it cost; 0 if it was given
	 * @param undoable whether she can still undo taking it
	 */
	public record Card(UUID id, String name, @Nullable String code, CodeView.@Nullable State state,
			@Nullable Fulfilment fulfilment, @Nullable String tracking, boolean cancelled, @Nullable Instant until,
			@Nullable Money balance, @Nullable OfferTerms terms, long points, Instant at, boolean undoable) {

		static Card of(RedemptionView view, @Nullable CodeView code, @Nullable OfferTerms terms, Instant now) {
			boolean fresh = view.undoable(now) && (code == null || code.state() == CodeView.State.USABLE);
			return new Card(view.id(), view.name().in(LocaleContextHolder.getLocale()),
					(code != null) ? code.code() : null, (code != null) ? code.state() : null, view.fulfilment(),
					view.tracking(), view.isCancelled(), (code != null) ? code.until() : null,
					(code != null) ? code.balance() : null, terms, view.points(), view.redeemedAt(), fresh);
		}

		static Card of(VoucherView view, Instant now) {
			var state = switch (view.state(now)) {
				case AVAILABLE, NOT_YET, PAUSED -> CodeView.State.USABLE;
				case USED_UP -> CodeView.State.USED;
				case EXPIRED -> CodeView.State.EXPIRED;
				case CANCELLED -> CodeView.State.CANCELLED;
			};
			return new Card(view.id(), view.label().in(LocaleContextHolder.getLocale()), view.code(), state, null, null,
					view.cancelledAt() != null, view.rules().endsAt(), null, view.terms(), 0, view.createdAt(), false);
		}

		static Card of(GiftCardView view) {
			var state = switch (view.state()) {
				case ACTIVE -> CodeView.State.USABLE;
				case EMPTY -> CodeView.State.USED;
				case EXPIRED -> CodeView.State.EXPIRED;
				case CANCELLED -> CodeView.State.CANCELLED;
			};
			return new Card(view.id(), "", view.code(), state, null, null, view.cancelledAt() != null, view.expiresAt(),
					view.balance(), null, 0, view.createdAt(), false);
		}

		/** Whether there is nothing more to do with it. */
		public boolean isOver() {
			return this.cancelled || (this.state != null && this.state != CodeView.State.USABLE)
					|| this.fulfilment == Fulfilment.DONE;
		}

		/** Drawn for a reader of QR codes. */
		public QrCode qr() {
			return QrCode.of(Objects.requireNonNull(this.code));
		}

		/** Drawn for a reader of barcodes. */
		public Barcode bars() {
			return Barcode.of(Objects.requireNonNull(this.code));
		}

	}

}
