package se.stamkund.purchase;

import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Money;

/**
 * A discount on a whole order.
 *
 * @param label what the customer knows it by, such as the code "HÖST150"
 * @param lines where it is; what is on no line is spread over the goods
 */
public record OrderDiscount(@Nullable String label, Money amount,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable List<Share> lines) {

	public OrderDiscount {
		// orders of earlier releases say nothing of it
		lines = (lines != null) ? List.copyOf(lines) : List.of();
	}

	/** Over all goods, in proportion to what they cost. */
	public OrderDiscount(@Nullable String label, Money amount) {
		this(label, amount, List.of());
	}

	@Override
	public List<Share> lines() {
		return Objects.requireNonNull(this.lines);
	}

	/** What is taken off a line; shipping is the line "shipping". */
	public record Share(String lineId, Money amount) {

	}

}
