package se.stamkund.dataload;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.BusinessRuleException;

/**
 * What a member had reached elsewhere, besides points.
 *
 * @param tierUntil until when she keeps the tier; null if that is not said
 * @param lifetimePoints all she ever earned there
 */
public record MovedIn(@Nullable String tier, @Nullable Instant tierUntil, @Nullable Long lifetimePoints) {

	/** Null if the line says nothing of it. */
	static @Nullable MovedIn read(Row row) {
		var tier = row.text(ImportField.TIER, 100);
		var until = row.end(ImportField.TIER_UNTIL);
		var lifetime = row.number(ImportField.LIFETIME_POINTS);
		if (lifetime != null && (lifetime.signum() < 0 || lifetime.precision() - lifetime.scale() > 15)) {
			throw new BusinessRuleException("import_number", "lifetime_points is no number: " + lifetime,
					ImportField.LIFETIME_POINTS.code(), lifetime.toPlainString());
		}
		return (tier == null && until == null && lifetime == null) ? null
				: new MovedIn(tier, until, (lifetime != null) ? lifetime.longValue() : null);
	}

}
