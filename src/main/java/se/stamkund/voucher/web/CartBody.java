package se.stamkund.voucher.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import se.stamkund.platform.api.Amount;
import se.stamkund.platform.api.InvalidFieldException;
import se.stamkund.platform.api.Words;
import se.stamkund.pricing.Cart;
import se.stamkund.pricing.CartLine;
import se.stamkund.shared.Money;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

/** What somebody is about to buy, as JSON. */
@Schema(name = "VoucherCart",
		example = """
				{"lines": [{"sku": "TALT-2", "categories": ["tält"], "quantity": 1, "gross": "1399.00"}], "shipping": "49.00"}""")
record CartBody(@NotEmpty @Size(max = 500) @Nullable List<@NotNull @Valid LineBody> lines,
		@Nullable @Schema(type = "string", example = "49.00") Amount shipping) {

	Cart cart(Currency currency) {
		var lines = new ArrayList<CartLine>();
		for (LineBody line : requireNonNull(this.lines)) {
			lines.add(line.line(lines.size(), currency));
		}
		return new Cart(lines, money(this.shipping, currency, "/cart/shipping"));
	}

	private static Money money(@Nullable Amount amount, Currency currency, String pointer) {
		var money = (amount != null) ? amount.in(currency, pointer) : Money.ZERO;
		if (money.isNegative()) {
			throw new InvalidFieldException(pointer, "Must not be negative");
		}
		return money;
	}

	/**
	 * A line.
	 *
	 * @param kind goods, gift_card or fee
	 * @param gross the price of the whole line with VAT, before discounts
	 * @param discount its own
	 */
	@Schema(name = "VoucherCartLine")
	record LineBody(@Nullable @Schema(example = "goods") String kind,
			@Nullable @Size(max = 100) @Schema(example = "TALT-2") String sku,
			@Nullable @Size(max = 100) @Schema(example = "Fjällbod") String brand,
			@Nullable @Size(max = 20) List<@NotBlank @Size(max = 100) String> categories,
			@Nullable @DecimalMin(value = "0", inclusive = false) @DecimalMax("1000000") @Digits(integer = 7,
					fraction = 3) @Schema(example = "1") BigDecimal quantity,
			@Nullable @NotNull @Schema(type = "string", example = "1399.00") Amount gross,
			@Nullable @Schema(type = "string", example = "0.00") Amount discount) {

		CartLine line(int index, Currency currency) {
			var pointer = "/cart/lines/" + index;
			var gross = money(this.gross, currency, pointer + "/gross");
			var discount = money(this.discount, currency, pointer + "/discount");
			if (discount.compareTo(gross) > 0) {
				throw new InvalidFieldException(pointer + "/discount", "Must not be more than gross");
			}
			return new CartLine(String.valueOf(index + 1),
					Words.parse(CartLine.Kind.class, requireNonNullElse(this.kind, "goods"), pointer + "/kind"),
					this.sku, requireNonNullElse(this.categories, List.of()), this.brand,
					requireNonNullElse(this.quantity, BigDecimal.ONE), gross, discount);
		}

	}

}
