package se.stamkund.platform.outbox;

/**
 * Hears of events some time after they were committed, usually within a second. A bean of
 * this type is all it takes.
 * <p>
 * Each event comes at least once: be idempotent. There is no order among events. Throwing
 * brings the event back later, to this listener only; after some hours of that it is laid
 * aside for a human to look at.
 *
 * @param <E> the event; {@code Object} hears of all
 */
public interface OutboxListener<E> {

	/** The type to hear of, its subtypes included. */
	Class<E> type();

	/** Does what the event calls for, in a transaction of its own if it needs one. */
	void on(OutboxMessage<? extends E> message);

	/**
	 * Whether to hear also of what was moved in from another platform
	 * ({@link se.stamkund.platform.Quiet}). Who writes to people or to other systems must
	 * not; who counts should.
	 */
	default boolean hearsQuiet() {
		return false;
	}

	/** What progress is kept under: don't change it once released. */
	default String name() {
		return getClass().getSimpleName();
	}

}
