package se.stamkund.shared;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

@Converter(autoApply = true)
class PointsConverter implements AttributeConverter<@Nullable Points, @Nullable Long> {

	@Override
	public @Nullable Long convertToDatabaseColumn(@Nullable Points points) {
		return (points != null) ? points.value() : null;
	}

	@Override
	public @Nullable Points convertToEntityAttribute(@Nullable Long value) {
		return (value != null) ? Points.of(value) : null;
	}

}
