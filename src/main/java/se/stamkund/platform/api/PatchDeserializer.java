package se.stamkund.platform.api;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Tells a field that isn't there from one that is null. */
class PatchDeserializer extends StdDeserializer<Patch<?>> {

	private final @Nullable JavaType type;

	PatchDeserializer() {
		this(null);
	}

	private PatchDeserializer(@Nullable JavaType type) {
		super(Patch.class);
		this.type = type;
	}

	@Override
	public ValueDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
		var patch = (property != null) ? property.getType() : context.getContextualType();
		return new PatchDeserializer(patch.containedType(0));
	}

	@Override
	public Patch<?> deserialize(JsonParser parser, DeserializationContext context) {
		return Patch.to(context.readValue(parser, this.type));
	}

	@Override
	public Patch<?> getNullValue(DeserializationContext context) {
		return Patch.to(null);
	}

	@Override
	public Patch<?> getAbsentValue(DeserializationContext context) {
		return Patch.nothing();
	}

}
