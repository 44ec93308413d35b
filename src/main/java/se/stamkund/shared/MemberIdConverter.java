package se.stamkund.shared;

import java.util.UUID;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

@Converter(autoApply = true)
class MemberIdConverter implements AttributeConverter<@Nullable MemberId, @Nullable UUID> {

	@Override
	public @Nullable UUID convertToDatabaseColumn(@Nullable MemberId id) {
		return (id != null) ? id.value() : null;
	}

	@Override
	public @Nullable MemberId convertToEntityAttribute(@Nullable UUID value) {
		return (value != null) ? new MemberId(value) : null;
	}

}
