package se.stamkund.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.stream.IntStream;

import se.stamkund.shared.Apportion;

/** What is left to pay of a cart while offers are taken off it, one after the other. */
final class Basket {

	private final long[] prices;

	private final long[] left;

	private final BigDecimal[] quantities;

	private long shipping;

	Basket(Cart cart) {
		this.prices = cart.lines().stream().mapToLong((line) -> line.price().minor()).toArray();
		this.left = this.prices.clone();
		this.quantities = cart.lines().stream().map(CartLine::quantity).toArray(BigDecimal[]::new);
		this.shipping = cart.shipping().minor();
	}

	private Basket(Basket other) {
		this.prices = other.prices;
		this.left = other.left.clone();
		this.quantities = other.quantities;
		this.shipping = other.shipping;
	}

	Basket copy() {
		return new Basket(this);
	}

	long left(int line) {
		return this.left[line];
	}

	/** Takes off what the offer gives, as far as anything is left of it. */
	Taken take(Contender contender) {
		var taken = switch (contender.offer().terms().benefit()) {
			case Benefit.FixedAmount fixed -> spread(contender, fixed.amount().minor(), this.left);
			case Benefit.Percent percent -> part(contender, percent);
			case Benefit.FreeShipping free -> new Taken(new long[contender.lines().length], this.shipping);
			case Benefit.FreeProduct free -> units(contender, free.quantity());
		};
		for (int i = 0; i < taken.lines().length; i++) {
			this.left[contender.lines()[i]] -= taken.lines()[i];
		}
		this.shipping -= taken.shipping();
		return taken;
	}

	private Taken part(Contender contender, Benefit.Percent percent) {
		var of = (contender.offer().terms().base() == Base.BEFORE) ? this.prices : this.left;
		long whole = 0;
		for (int line : contender.lines()) {
			whole = Math.addExact(whole, of[line]);
		}
		long amount = BigDecimal.valueOf(whole)
			.multiply(percent.percent())
			.movePointLeft(2)
			.setScale(0, RoundingMode.HALF_UP)
			.longValueExact();
		var cap = percent.cap();
		return spread(contender, (cap != null) ? Math.min(amount, cap.minor()) : amount, of);
	}

	/** In proportion to the weights; what a line has no room for goes to the others. */
	private Taken spread(Contender contender, long amount, long[] weights) {
		var lines = contender.lines();
		var room = new long[lines.length];
		var weight = new long[lines.length];
		long all = 0;
		for (int i = 0; i < lines.length; i++) {
			room[i] = this.left[lines[i]];
			weight[i] = weights[lines[i]];
			all = Math.addExact(all, room[i]);
		}
		long rest = Math.min(amount, all);
		var shares = Apportion.of(rest, weight);
		for (int i = 0; i < lines.length; i++) {
			shares[i] = Math.min(shares[i], room[i]);
			room[i] -= shares[i];
			rest -= shares[i];
		}
		if (rest > 0) {
			var more = Apportion.of(rest, room);
			for (int i = 0; i < lines.length; i++) {
				shares[i] += more[i];
			}
		}
		return new Taken(shares, 0);
	}

	/** So many units, the dearest first. */
	private Taken units(Contender contender, int quantity) {
		var lines = contender.lines();
		var shares = new long[lines.length];
		var wanted = BigDecimal.valueOf(quantity);
		var dearest = IntStream.range(0, lines.length)
			.boxed()
			.sorted(Comparator.comparing((Integer i) -> unitPrice(lines[i])).reversed())
			.toList();
		for (int i : dearest) {
			var has = this.quantities[lines[i]];
			var given = wanted.min(has);
			shares[i] = BigDecimal.valueOf(this.left[lines[i]])
				.multiply(given)
				.divide(has, 0, RoundingMode.HALF_UP)
				.longValueExact();
			wanted = wanted.subtract(given);
		}
		return new Taken(shares, 0);
	}

	private BigDecimal unitPrice(int line) {
		return BigDecimal.valueOf(this.left[line]).divide(this.quantities[line], 6, RoundingMode.HALF_UP);
	}

	/**
	 * What an offer took.
	 *
	 * @param lines by its contender's lines
	 */
	record Taken(long[] lines, long shipping) {

		long total() {
			long total = this.shipping;
			for (long line : this.lines) {
				total += line;
			}
			return total;
		}

	}

}
