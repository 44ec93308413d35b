package se.stamkund.platform.outbox;

import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.springframework.stereotype.Component;

import se.stamkund.shared.ProgramId;

/** Listens to everything and never refuses. */
@Component
public class OtherListener implements OutboxListener<Object> {

	private final Queue<OutboxMessage<?>> told = new ConcurrentLinkedQueue<>();

	@Override
	public Class<Object> type() {
		return Object.class;
	}

	@Override
	public void on(OutboxMessage<?> message) {
		this.told.add(message);
	}

	/** What it has been told of a programme. */
	public List<OutboxMessage<?>> toldIn(ProgramId program) {
		return this.told.stream().filter((message) -> message.program().equals(program)).toList();
	}

	List<OutboxMessage<?>> toldOf(UUID id) {
		return this.told.stream().filter((message) -> message.id().equals(id)).toList();
	}

}
