package se.stamkund.platform.outbox;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who listens to what. Asked late: listeners may themselves publish. */
@Component
class OutboxListeners {

	private final ObjectProvider<OutboxListener<?>> beans;

	private final ConcurrentMap<Class<?>, List<OutboxListener<?>>> byEvent = new ConcurrentHashMap<>();

	OutboxListeners(ObjectProvider<OutboxListener<?>> beans) {
		this.beans = beans;
	}

	List<OutboxListener<?>> of(Class<?> event) {
		var known = this.byEvent.get(event);
		if (known != null) {
			return known;
		}
		var found = this.beans.orderedStream().filter((listener) -> listener.type().isAssignableFrom(event)).toList();
		this.byEvent.put(event, found);
		return found;
	}

	boolean hear(Class<?> event, boolean quiet) {
		return of(event).stream().anyMatch((listener) -> !quiet || listener.hearsQuiet());
	}

	/** The names of those who don't want to hear of it when it happened quietly. */
	Set<String> deaf(Class<?> event) {
		return of(event).stream()
			.filter((listener) -> !listener.hearsQuiet())
			.map(OutboxListener::name)
			.collect(Collectors.toSet());
	}

}
