package se.stamkund.giftcard;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Money of a card set aside for a cart, or paid; what has changed is stored with it. */
final class CardUse {

	final UUID id;

	final long amount;

	final @Nullable UUID hold;

	final @Nullable String reference;

	final Instant beganAt;

	final String actor;

	CardUseState state;

	long paid;

	long givenBack;

	@Nullable Instant heldUntil;

	@Nullable UUID order;

	@Nullable Instant usedAt;

	@Nullable Instant endedAt;

	/** Whether the database doesn't have it yet. */
	boolean fresh;

	boolean changed;

	CardUse(UUID id, long amount, @Nullable UUID hold, @Nullable String reference, CardUseState state, Instant beganAt,
			String actor) {
		this.id = id;
		this.amount = amount;
		this.hold = hold;
		this.reference = reference;
		this.state = state;
		this.beganAt = beganAt;
		this.actor = actor;
	}

	Instant heldUntil() {
		return Objects.requireNonNull(this.heldUntil);
	}

	void end(CardUseState state, Instant at) {
		this.state = state;
		this.endedAt = at;
		this.changed = true;
	}

	void pay(long paid, @Nullable UUID order, Instant at) {
		this.state = CardUseState.USED;
		this.paid = paid;
		this.order = order;
		this.usedAt = at;
		this.endedAt = null;
		this.changed = true;
	}

	void giveBack(long amount) {
		this.givenBack = Math.addExact(this.givenBack, amount);
		this.changed = true;
	}

}
