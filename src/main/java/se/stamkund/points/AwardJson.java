package se.stamkund.points;

import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

import se.stamkund.shared.Money;
import se.stamkund.shared.Points;

/**
 * How awards are kept: what REST promises may change, what was stored may not. Money and
 * points are plain numbers.
 */
final class AwardJson {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.changeDefaultPropertyInclusion((value) -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
		.addModule(new SimpleModule().addSerializer(Money.class, new Numbers.OfMoney())
			.addSerializer(Points.class, new Numbers.OfPoints())
			.addDeserializer(Money.class, new Numbers.ToMoney())
			.addDeserializer(Points.class, new Numbers.ToPoints()))
		.build();

	private AwardJson() {
	}

	static String write(Object value) {
		return MAPPER.writeValueAsString(value);
	}

	static <T> T read(String json, Class<T> type) {
		return MAPPER.readValue(json, type);
	}

	static Map<String, Set<String>> readConditions(String json) {
		return MAPPER.readValue(json, new TypeReference<Map<String, Set<String>>>() {
		});
	}

	private static final class Numbers {

		static final class OfMoney extends ValueSerializer<Money> {

			@Override
			public void serialize(Money money, JsonGenerator json, SerializationContext context) {
				json.writeNumber(money.minor());
			}

		}

		static final class OfPoints extends ValueSerializer<Points> {

			@Override
			public void serialize(Points points, JsonGenerator json, SerializationContext context) {
				json.writeNumber(points.value());
			}

		}

		static final class ToMoney extends ValueDeserializer<Money> {

			@Override
			public Money deserialize(JsonParser json, DeserializationContext context) {
				return Money.ofMinor(json.getLongValue());
			}

		}

		static final class ToPoints extends ValueDeserializer<Points> {

			@Override
			public Points deserialize(JsonParser json, DeserializationContext context) {
				return Points.of(json.getLongValue());
			}

		}

	}

}
