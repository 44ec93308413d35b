package se.stamkund.platform.outbox;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.springframework.stereotype.Component;

/** Remembers what it was told, refusing an event as often as that asks for. */
@Component
class RecordingListener implements OutboxListener<TestHappened> {

	private final Queue<OutboxMessage<? extends TestHappened>> told = new ConcurrentLinkedQueue<>();

	@Override
	public Class<TestHappened> type() {
		return TestHappened.class;
	}

	@Override
	public void on(OutboxMessage<? extends TestHappened> message) {
		this.told.add(message);
		if (toldOf(message.event().key()).size() <= message.event().failures()) {
			throw new IllegalStateException("not yet");
		}
	}

	List<? extends OutboxMessage<? extends TestHappened>> toldOf(String key) {
		return this.told.stream().filter((message) -> message.event().key().equals(key)).toList();
	}

}
