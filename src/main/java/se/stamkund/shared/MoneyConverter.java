package se.stamkund.shared;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

@Converter(autoApply = true)
class MoneyConverter implements AttributeConverter<@Nullable Money, @Nullable Long> {

	@Override
	public @Nullable Long convertToDatabaseColumn(@Nullable Money money) {
		return (money != null) ? money.minor() : null;
	}

	@Override
	public @Nullable Money convertToEntityAttribute(@Nullable Long value) {
		return (value != null) ? Money.ofMinor(value) : null;
	}

}
