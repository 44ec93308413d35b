package se.stamkund.dataload;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.ledger.Expiry;
import se.stamkund.ledger.Posting;
import se.stamkund.ledger.Reference;
import se.stamkund.ledger.Start;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;

/**
 * Points that a member brings, with the dates they have.
 *
 * @param id names them when they are taken back
 * @param activeFrom null if they can be used at once
 * @param expiresAt null if they never do
 */
record OpeningLot(UUID id, long points, Instant earnedAt, @Nullable Instant activeFrom, @Nullable Instant expiresAt) {

	/** What the reference of such points is of. */
	static final String AWARD = "opening";

	static final String REFERENCE = "import";

	private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);

	/** Reads a line; its points may be 0. */
	static OpeningLot read(ImportContext context, Row row) {
		long points = points(row);
		var active = row.instant(ImportField.ACTIVE_FROM);
		var told = row.instant(ImportField.EARNED_AT);
		var earned = (told != null) ? told
				: (active != null && active.isBefore(context.now())) ? active : context.now();
		PersonRow.past(context, ImportField.EARNED_AT, earned);
		var expires = row.end(ImportField.EXPIRES_AT);
		var from = Objects.requireNonNullElse(active, earned);
		if (expires != null && !expires.isAfter(from)) {
			throw new BusinessRuleException("import_expires_before", "The points expire before they can be used",
					ImportField.EXPIRES_AT.code());
		}
		return new OpeningLot(Ids.next(), points, earned, active, expires);
	}

	private static long points(Row row) {
		var number = row.number(ImportField.POINTS);
		if (number == null) {
			return 0;
		}
		if (number.signum() < 0) {
			throw new BusinessRuleException("import_points_negative",
					"Points can't be less than 0; a debt does not move in");
		}
		if (number.stripTrailingZeros().scale() > 0 || number.compareTo(MOST) > 0) {
			throw new BusinessRuleException("import_points_whole", "Points must be a whole number");
		}
		return number.longValueExact();
	}

	/** What the column says, if it is a number at all. */
	static long told(Row row) {
		try {
			var number = row.number(ImportField.POINTS);
			return (number != null && number.compareTo(MOST) <= 0) ? number.longValue() : 0;
		}
		catch (BusinessRuleException ex) {
			return 0;
		}
	}

	Posting posting(MemberId member, UUID importId, Actor actor) {
		return Posting.open(member, Points.of(this.points), this.earnedAt,
				(this.activeFrom != null) ? Start.at(this.activeFrom) : Start.at(this.earnedAt),
				(this.expiresAt != null) ? Expiry.at(this.expiresAt) : Expiry.NEVER, new Reference(AWARD, this.id),
				new Reference(REFERENCE, importId), actor);
	}

}
