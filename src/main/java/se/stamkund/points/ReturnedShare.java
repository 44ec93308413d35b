package se.stamkund.points;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import se.stamkund.points.TakeBackRequest.Returned;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;

/**
 * What an award's lines have had returned so far. Counting on all of it, rather than on
 * each return, makes any number of refunds take what one refund of the same total takes.
 */
record ReturnedShare(List<Line> lines) {

	ReturnedShare {
		lines = List.copyOf(lines);
	}

	/**
	 * A line's part of the award.
	 *
	 * @param paid what may be refunded
	 * @param returned what has been refunded
	 */
	record Line(UUID id, Points points, Money paid, Money returned) {

		/** How many points what was returned of it takes back, exactly. */
		private Ratio exact() {
			return !this.paid.isPositive() ? Ratio.ZERO
					: Ratio.of(this.points.value()).times(Ratio.of(this.returned.minor(), this.paid.minor()));
		}

		private long left() {
			return this.paid.minor() - this.returned.minor();
		}

		private Line give(long amount) {
			if (amount < 0 || amount > left()) {
				throw exceeds(amount, left());
			}
			return new Line(this.id, this.points, this.paid, Money.ofMinor(this.returned.minor() + amount));
		}

	}

	/** With more returned. */
	ReturnedShare with(Returned returned) {
		return switch (returned) {
			case Returned.Lines(var amounts) -> {
				if (!this.lines.stream().map(Line::id).toList().containsAll(amounts.keySet())) {
					throw new BusinessRuleException("refund_line_unknown", "A returned line is not in the order");
				}
				yield new ReturnedShare(this.lines.stream()
					.map((line) -> line.give(amounts.getOrDefault(line.id(), Money.ZERO).minor()))
					.toList());
			}
			case Returned.Amount(var amount) -> spread(amount.minor());
			case Returned.Everything() -> spread(left());
		};
	}

	private ReturnedShare spread(long amount) {
		if (amount < 0 || amount > left()) {
			throw exceeds(amount, left());
		}
		var shares = Apportionment.divide(amount, this.lines.stream().mapToLong(Line::left).toArray());
		var lines = new ArrayList<Line>();
		for (int i = 0; i < shares.length; i++) {
			lines.add(this.lines.get(i).give(shares[i]));
		}
		return new ReturnedShare(lines);
	}

	private long left() {
		return this.lines.stream().mapToLong(Line::left).reduce(0, Math::addExact);
	}

	/** How many points all that was returned takes back, in whole points. */
	Points points() {
		return Points
			.of(this.lines.stream().map(Line::exact).reduce(Ratio.ZERO, Ratio::plus).round(RoundingMode.FLOOR));
	}

	/**
	 * Divides points that are newly claimed over the lines, by how far each is behind
	 * what its own returns say; so no line is ever asked for more than it gave.
	 * @param taken what each line has had claimed before
	 */
	long[] claim(long points, long[] taken) {
		var behind = new ArrayList<Ratio>();
		for (int i = 0; i < taken.length; i++) {
			var due = this.lines.get(i).exact();
			var before = Ratio.of(taken[i]);
			behind.add((due.compareTo(before) > 0) ? due.minus(before) : Ratio.ZERO);
		}
		return Apportionment.divide(points, behind);
	}

	/** What may be refunded in all. */
	Money paid() {
		return this.lines.stream().map(Line::paid).reduce(Money.ZERO, Money::plus);
	}

	/** What has been refunded so far. */
	Money returned() {
		return this.lines.stream().map(Line::returned).reduce(Money.ZERO, Money::plus);
	}

	private static BusinessRuleException exceeds(long amount, long left) {
		return new BusinessRuleException("refund_exceeds_order",
				"Refunds more than is left of the order: %d of %d (minor units)".formatted(amount, left),
				Money.ofMinor(amount), Money.ofMinor(left));
	}

}
