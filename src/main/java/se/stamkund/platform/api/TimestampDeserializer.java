package se.stamkund.platform.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads a timestamp only with its offset: which instant is meant is never guessed. */
class TimestampDeserializer extends StdDeserializer<Instant> {

	private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

	private static final Instant LATEST = Instant.parse("2500-01-01T00:00:00Z");

	TimestampDeserializer() {
		super(Instant.class);
	}

	@Override
	public Instant deserialize(JsonParser parser, DeserializationContext context) {
		if (parser.currentToken() != JsonToken.VALUE_STRING) {
			return (Instant) context.handleUnexpectedToken(Instant.class, parser);
		}
		var text = parser.getString();
		try {
			var instant = OffsetDateTime.parse(text).toInstant();
			if (!instant.isBefore(EARLIEST) && instant.isBefore(LATEST)) {
				return instant;
			}
		}
		catch (DateTimeException ex) {
			// told below, as for a year out of range
		}
		return (Instant) context.handleWeirdStringValue(Instant.class, text, "not a timestamp with an offset");
	}

}
