package se.stamkund.platform.openapi;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.swagger.v3.core.jackson.TypeNameResolver;

/**
 * Names the schemas of records nested in controllers: by their own name, and where
 * another has that already, with the controller's before it.
 */
class SchemaNames extends TypeNameResolver {

	private final Map<String, Class<?>> named = new ConcurrentHashMap<>();

	@Override
	protected String nameForClass(Class<?> type, Set<Options> options) {
		var name = super.nameForClass(type, options);
		if (this.named.putIfAbsent(name, type) == null || type.equals(this.named.get(name))) {
			return name;
		}
		var outer = type.getEnclosingClass();
		return ((outer != null) ? outer.getSimpleName().replace("RestController", "") : "Other") + name;
	}

}
