package se.stamkund.giftcard;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.program.AuditLog;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ConflictException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/**
 * One gift card: pays without a cart, is topped up, corrected, withdrawn and restored.
 */
@Service
public class GiftCardDesk {

	/** So long withdrawing a card can be undone. */
	public static final Duration UNDO = Duration.ofHours(24);

	private final GiftCardChecks checks;

	private final CardBook book;

	private final CardUses uses;

	private final CardHistory history;

	private final GiftCards cards;

	private final ProgramClock clock;

	private final AuditLog audit;

	GiftCardDesk(GiftCardChecks checks, CardBook book, CardUses uses, CardHistory history, GiftCards cards,
			ProgramClock clock, AuditLog audit) {
		this.checks = checks;
		this.book = book;
		this.uses = uses;
		this.history = history;
		this.cards = cards;
		this.clock = clock;
		this.audit = audit;
	}

	/**
	 * A card, however its code is written.
	 * @throws NotFoundException if there is none
	 */
	@Transactional(readOnly = true)
	public GiftCardView byCode(ProgramId program, String code) {
		var check = this.checks.check(program, List.of(code), null, this.clock.now(program)).getFirst();
		if (check.card() == null) {
			throw new NotFoundException("gift_card", check.refusals().getFirst().detail());
		}
		return check.card();
	}

	/**
	 * All that stands in the way of paying with a card.
	 * @throws NotFoundException if there is none
	 */
	@Transactional(readOnly = true)
	public GiftCardCheck validate(ProgramId program, String code, @Nullable MemberId member) {
		byCode(program, code);
		return this.checks.check(program, List.of(code), member, this.clock.now(program)).getFirst();
	}

	/**
	 * Pays with a card. The same reference once more answers the same payment.
	 * @throws NotFoundException if there is no such card
	 * @throws ConflictException {@code payment_differs} if the reference stands for
	 * another payment with it
	 * @throws BusinessRuleException the most important of what stands in the way, or
	 * {@code gift_card_short}
	 */
	@Transactional
	public GiftCardUseView pay(ProgramId program, String code, Pay command, Actor actor) {
		var now = this.clock.now(program);
		var check = this.checks.lock(program, List.of(code), command.member(), now).getFirst();
		var card = check.card();
		if (card == null) {
			throw new NotFoundException("gift_card", check.refusals().getFirst().detail());
		}
		var earlier = this.uses.byReference(program, card.id(), command.reference());
		if (earlier.isPresent()) {
			return same(earlier.get(), command);
		}
		check.refusals().stream().findFirst().ifPresent((refusal) -> {
			throw refusal.asException();
		});
		var account = account(program, card.id(), List.of(), now);
		GiftCardPayments.requireEnough(account, command.amount(), now);
		var use = account.pay(command.reference(), command.amount().minor(), actor.toString(), now);
		this.book.save(program, List.of(account));
		return require(program, card.id(), use.id);
	}

	/**
	 * Puts all that a payment took back on its card. Once more has no effect.
	 * @throws NotFoundException if the card has no such payment
	 * @throws BusinessRuleException {@code use_of_order} if it comes back with its order
	 * only
	 */
	@Transactional
	public GiftCardUseView cancelPayment(ProgramId program, UUID card, UUID payment, Actor actor) {
		if (require(program, card, payment).reference() == null) {
			throw new BusinessRuleException("use_of_order",
					"The card paid for an order; the money comes back when the order is cancelled or refunded");
		}
		var now = this.clock.now(program);
		var account = account(program, card, List.of(payment), now);
		var use = account.use(payment);
		if (use.paid > use.givenBack) {
			account.giveBack(use, use.paid - use.givenBack, null, actor.toString(), now);
			this.book.save(program, List.of(account));
		}
		return require(program, card, payment);
	}

	/**
	 * Puts more on a card, or takes some off.
	 * @param change what is held can't be taken off
	 * @param reason for staff
	 */
	@Transactional
	public GiftCardView adjust(ProgramId program, UUID card, Money change, String reason, Actor actor) {
		var now = this.clock.now(program);
		var account = account(program, card, List.of(), now);
		if (!account.isOpen(now)) {
			throw new BusinessRuleException("gift_card_closed", "The gift card has expired or was withdrawn");
		}
		if (change.isZero() || Math.addExact(account.balance, change.minor()) > GiftCards.MOST) {
			throw new BusinessRuleException("gift_card_amount",
					"There can be more than 0 and at most " + GiftCards.MOST / 100 + " on a card",
					GiftCards.MOST / 100);
		}
		if (-change.minor() > account.available(now)) {
			throw new BusinessRuleException("gift_card_short", "There is not as much on the gift card; read it again",
					Money.ofMinor(account.available(now)));
		}
		var before = account.balance;
		account.adjust(change.minor(), actor.toString(), now);
		this.book.save(program, List.of(account));
		this.history.note(program, account.entries.getLast().id(), reason);
		this.audit.record(program, actor, "gift_card.adjusted", card.toString(),
				new Balance(this.cards.decimal(program, Money.ofMinor(before))),
				new Balance(this.cards.decimal(program, Money.ofMinor(account.balance))));
		return this.cards.get(program, card);
	}

	/** Withdraws a card with what is on it; once more has no effect. */
	@Transactional
	public GiftCardView cancel(ProgramId program, UUID card, Actor actor) {
		this.cards.get(program, card);
		if (this.cards.cancel(program, List.of(card), actor) > 0) {
			this.audit.record(program, actor, "gift_card.cancelled", card.toString(), null, null);
		}
		return this.cards.get(program, card);
	}

	/**
	 * Undoes that, with all that was on it.
	 * @throws BusinessRuleException {@code restore_too_late} after 24 hours
	 */
	@Transactional
	public GiftCardView restore(ProgramId program, UUID card, Actor actor) {
		var now = this.clock.now(program);
		var account = account(program, card, List.of(), now);
		if (account.cancelledAt == null) {
			return this.cards.get(program, card);
		}
		if (now.isAfter(account.cancelledAt.plus(UNDO))) {
			throw new BusinessRuleException("restore_too_late", "It can be undone within 24 hours");
		}
		account.restore(this.history.withdrawn(program, card), actor.toString(), now);
		account.bookDue(now);
		this.book.save(program, List.of(account));
		this.audit.record(program, actor, "gift_card.restored", card.toString(), null, null);
		return this.cards.get(program, card);
	}

	private GiftCardUseView require(ProgramId program, UUID card, UUID payment) {
		return this.uses.find(program, card, payment)
			.orElseThrow(() -> new NotFoundException("gift_card_payment", "The gift card has no such payment"));
	}

	private CardAccount account(ProgramId program, UUID card, List<UUID> uses, Instant now) {
		var accounts = this.book.lock(program, List.of(card), uses, now);
		if (accounts.isEmpty()) {
			throw new NotFoundException("gift_card", "There is no such gift card");
		}
		return Objects.requireNonNull(accounts.get(card));
	}

	private static GiftCardUseView same(GiftCardUseView payment, Pay command) {
		if (!payment.paid().equals(command.amount())) {
			throw new ConflictException("payment_differs", "The gift card paid another amount under this reference");
		}
		return payment;
	}

	/**
	 * What a card is to pay.
	 *
	 * @param reference the caller's own name of it
	 */
	public record Pay(String reference, Money amount, @Nullable MemberId member) {
	}

	private record Balance(String balance) {
	}

}
