package se.stamkund.points;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps how long points live as its key. */
@Converter
class LifeColumn implements AttributeConverter<PointsLife, String> {

	@Override
	public String convertToDatabaseColumn(PointsLife life) {
		return life.key();
	}

	@Override
	public PointsLife convertToEntityAttribute(String key) {
		return PointsLife.parse(key);
	}

}
