package se.stamkund.dataload;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;

/**
 * What became of a unit.
 *
 * @param member who was enrolled by it, or whom its points are about
 * @param enrolled whether she is new
 * @param subject what it made
 * @param before what a changed product was, as JSON
 * @param once whether its key may never be done again
 */
record UnitResult(Unit unit, Kind kind, @Nullable BusinessRuleException reason, @Nullable MemberId member,
		boolean enrolled, @Nullable UUID subject, @Nullable String before, boolean once) {

	/** As it is stored. */
	enum Kind {

		DONE, KNOWN, REJECTED, UNMATCHED, REFUNDED

	}

	static UnitResult rejected(Unit unit, BusinessRuleException reason) {
		return new UnitResult(unit, Kind.REJECTED, reason, null, false, null, null, false);
	}

	static UnitResult known(Unit unit) {
		return new UnitResult(unit, Kind.KNOWN, null, null, false, null, null, false);
	}

	static UnitResult unmatched(Unit unit) {
		return new UnitResult(unit, Kind.UNMATCHED,
				new BusinessRuleException("import_unmatched", "Nothing was bought that this could give back"), null,
				false, null, null, false);
	}

	static UnitResult of(Unit unit, Kind kind, @Nullable UUID subject) {
		return new UnitResult(unit, kind, null, null, false, subject, null, false);
	}

	UnitResult enrolling(@Nullable MemberId member) {
		return new UnitResult(this.unit, this.kind, this.reason, member, member != null, this.subject, this.before,
				this.once);
	}

}
