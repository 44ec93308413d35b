package se.stamkund.platform.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import se.stamkund.shared.ProgramId;

/** Takes events from the outbox to their listeners. */
@Component
public class OutboxDelivery {

	private static final int BATCH = 50;

	/** Longer than a batch ever takes; what is not done by then is taken over. */
	private static final Duration LEASE = Duration.ofMinutes(5);

	private static final int MOST_ATTEMPTS = 12;

	private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

	private static final Logger log = LoggerFactory.getLogger(OutboxDelivery.class);

	private final OutboxStore store;

	private final OutboxListeners listeners;

	private final Clock clock;

	private final Duration firstPause;

	OutboxDelivery(OutboxStore store, OutboxListeners listeners, Clock clock,
			@Value("${stamkund.outbox.first-retry-after}") Duration firstPause) {
		this.store = store;
		this.listeners = listeners;
		this.clock = clock;
		this.firstPause = firstPause;
	}

	/** Delivers all that is due in one programme before it returns. */
	public void deliverAll(ProgramId program) {
		var full = true;
		while (full) {
			full = deliverBatch(program);
		}
	}

	/**
	 * Delivers one batch of any programmes' events; answers whether there may be more.
	 */
	boolean deliverBatch() {
		return deliverBatch(null);
	}

	private boolean deliverBatch(@Nullable ProgramId program) {
		var claimed = this.store.claim(BATCH, LEASE, program);
		var heard = new ArrayList<ClaimedEvent>();
		for (var event : claimed) {
			if (deliver(event)) {
				heard.add(event);
			}
		}
		this.store.delete(heard);
		return claimed.size() == BATCH;
	}

	private boolean deliver(ClaimedEvent event) {
		var heardBy = new HashSet<>(event.heardBy());
		var failure = tell(event, heardBy);
		if (failure == null) {
			return true;
		}
		var next = nextAttempt(event.attempts());
		if (next != null) {
			log.warn("Event {} {} was not heard at attempt {}: {}", event.type(), event.id(), event.attempts(),
					failure.toString());
		}
		else {
			log.error("Event {} {} is laid aside after {} attempts", event.type(), event.id(), event.attempts(),
					failure);
		}
		this.store.putBack(event, heardBy, next, failure.toString());
		return false;
	}

	/** Tells those who have not heard yet; answers the last failure. */
	private @Nullable Exception tell(ClaimedEvent event, Set<String> heardBy) {
		try {
			var type = EventTypes.classOf(event.type());
			if (type == null) {
				throw new IllegalStateException("No event is called " + event.type() + " in this version");
			}
			return tell(message(event, type), this.listeners.of(type), heardBy);
		}
		catch (RuntimeException ex) {
			return ex;
		}
	}

	@SuppressWarnings("unchecked")
	private static @Nullable Exception tell(OutboxMessage<?> message, List<OutboxListener<?>> listeners,
			Set<String> heardBy) {
		Exception failure = null;
		for (var listener : listeners) {
			var name = listener.name();
			if (heardBy.contains(name)) {
				continue;
			}
			try {
				((OutboxListener<Object>) listener).on(message);
				heardBy.add(name);
			}
			catch (RuntimeException ex) {
				failure = ex;
			}
		}
		return failure;
	}

	private static OutboxMessage<?> message(ClaimedEvent event, Class<?> type) {
		return new OutboxMessage<>(event.id(), new ProgramId(event.programId()), event.type(), event.publishedAt(),
				EventTypes.JSON.readValue(event.payload(), type));
	}

	private @Nullable Instant nextAttempt(int attempts) {
		if (attempts >= MOST_ATTEMPTS) {
			return null;
		}
		var pause = this.firstPause.multipliedBy(1L << (2 * (attempts - 1)));
		return this.clock.instant().plus((pause.compareTo(LONGEST_PAUSE) < 0) ? pause : LONGEST_PAUSE);
	}

}
