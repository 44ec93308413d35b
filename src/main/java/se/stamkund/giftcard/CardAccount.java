package se.stamkund.giftcard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.Money;

/**
 * What is on a card and how it changes: the rules, apart from the database. Whoever has
 * one has the card locked.
 */
final class CardAccount {

	/** So long what comes back to a card that has expired can be used. */
	static final Duration GRACE = Duration.ofDays(30);

	private static final String CARD = "CARD";

	final UUID id;

	final List<CardUse> uses = new ArrayList<>();

	final List<CardEntry> entries = new ArrayList<>();

	long balance;

	int count;

	@Nullable Instant expiresAt;

	@Nullable Instant cancelledAt;

	@Nullable String cancelledBy;

	CardAccount(UUID id) {
		this.id = id;
	}

	/** One of the uses it was locked with. */
	CardUse use(UUID id) {
		return this.uses.stream().filter((use) -> use.id.equals(id)).findFirst().orElseThrow();
	}

	/** What is set aside. */
	long held() {
		return holds().mapToLong((use) -> use.amount).sum();
	}

	/** What can be set aside or paid with. */
	long available(Instant now) {
		return isOpen(now) ? this.balance - held() : 0;
	}

	boolean isOpen(Instant now) {
		return this.cancelledAt == null && !isExpired(now);
	}

	boolean isExpired(Instant now) {
		return this.expiresAt != null && !now.isBefore(this.expiresAt);
	}

	/** Books what time alone has done: holds that lapsed, money that expired. */
	void bookDue(Instant now) {
		var instants = new TreeSet<Instant>();
		holds().forEach((use) -> instants.add(use.heldUntil()));
		if (this.expiresAt != null) {
			instants.add(this.expiresAt);
		}
		for (Instant instant : instants.headSet(now, true)) {
			holds().filter((use) -> !use.heldUntil().isAfter(instant))
				.toList()
				.forEach((use) -> use.end(CardUseState.LAPSED, instant));
			expire(instant);
		}
	}

	/** Takes off what nobody holds, if its time is over. */
	private void expire(Instant now) {
		long free = this.balance - held();
		if (isExpired(now) && this.cancelledAt == null && free > 0) {
			move(GiftCardEntryKind.EXPIRY, -free, null, null, Actor.SYSTEM.toString(), now);
		}
	}

	/** Sets money aside. */
	void hold(UUID hold, long amount, Instant until, String actor, Instant now) {
		var use = new CardUse(Ids.next(), amount, hold, null, CardUseState.HELD, now, actor);
		use.heldUntil = until;
		use.fresh = true;
		this.uses.add(use);
	}

	/** Lets go of what is set aside. */
	void release(CardUse use, Instant now) {
		use.end(CardUseState.RELEASED, now);
		expire(now);
	}

	/** Pays with what is set aside, or with what is left if it no longer is. */
	long capture(CardUse use, UUID order, Instant now) {
		long paid = (use.state == CardUseState.HELD) ? use.amount : Math.min(use.amount, available(now));
		if (paid > 0) {
			use.pay(paid, order, now);
			move(GiftCardEntryKind.PAYMENT, -paid, use.id, null, use.actor, now);
		}
		return paid;
	}

	/** Pays without a cart. */
	CardUse pay(String reference, long amount, String actor, Instant now) {
		var use = new CardUse(Ids.next(), amount, null, reference, CardUseState.USED, now, actor);
		use.fresh = true;
		use.pay(amount, null, now);
		this.uses.add(use);
		move(GiftCardEntryKind.PAYMENT, -amount, use.id, null, actor, now);
		return use;
	}

	/** Puts back what was paid; a card that has expired can be used for a while again. */
	void giveBack(CardUse use, long amount, @Nullable UUID refund, String actor, Instant now) {
		use.giveBack(amount);
		move(GiftCardEntryKind.GIVE_BACK, amount, use.id, refund, actor, now);
		if (isExpired(now)) {
			this.expiresAt = now.plus(GRACE);
		}
	}

	void adjust(long change, String actor, Instant now) {
		move(GiftCardEntryKind.ADJUSTMENT, change, null, null, actor, now);
	}

	void issue(Money amount, String actor, Instant now) {
		move(GiftCardEntryKind.ISSUE, amount.minor(), null, null, actor, now);
	}

	/** Withdraws it with all that is not held. */
	void cancel(String actor, Instant now) {
		long free = this.balance - held();
		this.cancelledAt = now;
		this.cancelledBy = actor;
		if (free > 0) {
			move(GiftCardEntryKind.CANCELLATION, -free, null, null, actor, now);
		}
	}

	/** Undoes that. */
	void restore(long withdrawn, String actor, Instant now) {
		this.cancelledAt = null;
		this.cancelledBy = null;
		if (withdrawn > 0) {
			move(GiftCardEntryKind.RESTORATION, withdrawn, null, null, actor, now);
		}
	}

	/** When time alone changes what is on it. */
	@Nullable Instant nextDueAt() {
		if (this.expiresAt == null || this.balance == 0 || this.cancelledAt != null) {
			return null;
		}
		var expiry = this.expiresAt;
		var firstFree = holds().map(CardUse::heldUntil).min(Comparator.naturalOrder());
		return (this.balance > held()) ? expiry : firstFree.filter((until) -> until.isAfter(expiry)).orElse(expiry);
	}

	/** What is set aside, once {@link #bookDue} has ended what no longer is. */
	private Stream<CardUse> holds() {
		return this.uses.stream().filter((use) -> use.state == CardUseState.HELD);
	}

	private void move(GiftCardEntryKind kind, long change, @Nullable UUID use, @Nullable UUID reference, String actor,
			Instant at) {
		this.balance = Math.addExact(this.balance, change);
		this.count++;
		this.entries.add(new CardEntry(Ids.next(), this.id, this.count, kind, (change > 0) ? kind.account() : CARD,
				(change > 0) ? CARD : kind.account(), Math.abs(change), this.balance, use, reference, actor, at));
	}

}
