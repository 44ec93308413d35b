package se.stamkund.shared;

import java.util.UUID;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

@Converter(autoApply = true)
class ProgramIdConverter implements AttributeConverter<@Nullable ProgramId, @Nullable UUID> {

	@Override
	public @Nullable UUID convertToDatabaseColumn(@Nullable ProgramId id) {
		return (id != null) ? id.value() : null;
	}

	@Override
	public @Nullable ProgramId convertToEntityAttribute(@Nullable UUID value) {
		return (value != null) ? new ProgramId(value) : null;
	}

}
