package se.stamkund.platform.outbox;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** The names events are stored under. */
final class EventTypes {

	/** Events are ours alone: not shaped by what REST promises. */
	static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Map<String, Class<?>> CLASSES = scan();

	private EventTypes() {
	}

	static String nameOf(Class<?> type) {
		var annotation = type.getAnnotation(OutboxEvent.class);
		if (annotation == null) {
			throw new IllegalArgumentException(type + " lacks @OutboxEvent");
		}
		return annotation.value();
	}

	/** The class of the name, unless it is unknown to this version. */
	static @Nullable Class<?> classOf(String name) {
		return CLASSES.get(name);
	}

	private static Map<String, Class<?>> scan() {
		var scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AnnotationTypeFilter(OutboxEvent.class));
		var classes = new HashMap<String, Class<?>>();
		for (var candidate : scanner.findCandidateComponents("se.stamkund")) {
			var type = ClassUtils.resolveClassName(String.valueOf(candidate.getBeanClassName()), null);
			var other = classes.put(nameOf(type), type);
			if (other != null) {
				throw new IllegalStateException(type + " and " + other + " have the same name");
			}
		}
		return Map.copyOf(classes);
	}

}
