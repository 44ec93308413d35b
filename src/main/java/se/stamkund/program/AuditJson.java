package se.stamkund.program;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

import se.stamkund.shared.Money;

/** How states are kept in the audit log: so that money can be told from other numbers. */
final class AuditJson {

	private static final String MINOR = "minor";

	private AuditJson() {
	}

	static JsonMapper mapper(JsonMapper base) {
		return base.rebuild().addModule(new SimpleModule().addSerializer(Money.class, new AsObject())).build();
	}

	static @Nullable Money money(JsonNode node) {
		return (node.isObject() && node.size() == 1 && node.path(MINOR).isIntegralNumber())
				? Money.ofMinor(node.path(MINOR).asLong()) : null;
	}

	private static final class AsObject extends ValueSerializer<Money> {

		@Override
		public void serialize(Money money, JsonGenerator json, SerializationContext context) {
			json.writeStartObject();
			json.writeNumberProperty(MINOR, money.minor());
			json.writeEndObject();
		}

	}

}
