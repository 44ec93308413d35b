package se.stamkund.purchase.web;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import se.stamkund.platform.api.Amount;
import se.stamkund.platform.api.InvalidFieldException;
import se.stamkund.platform.api.Words;
import se.stamkund.purchase.OrderDiscount;
import se.stamkund.purchase.OrderStatus;
import se.stamkund.purchase.RecordOrder;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Money;

/** An order as JSON tells it. */
@Schema(name = "OrderRequest")
record OrderRequest(@Nullable @Size(min = 1, max = 40) @Schema(example = "web") String store,
		@Nullable @NotBlank @Size(max = 100) @Schema(example = "10512") String orderId,
		@Nullable @Pattern(regexp = "created|paid|delivered|cancelled",
				message = "must be created, paid, delivered or cancelled") @Schema(example = "paid") String status,
		@Nullable @Schema(example = "2026-11-22T07:42:00+01:00") Instant orderedAt,
		@Nullable @Pattern(regexp = "[A-Z]{3}",
				message = "must be an ISO 4217 code") @Schema(example = "SEK") String currency,
		@Nullable @Valid CustomerRequest customer, @Nullable @NotEmpty List<@NotNull @Valid LineRequest> lines,
		@Nullable @Size(max = 50) List<@NotNull @Valid DiscountRequest> discounts,
		@Nullable @Schema(type = "string", example = "49.00") Amount shipping,
		@Nullable @Schema(type = "string", example = "0.00") Amount fees,
		@Nullable @Schema(type = "string", example = "50.00") Amount paidWithPoints,
		@Nullable @Schema(type = "string", example = "0.00") Amount paidWithGiftCard,
		@Nullable @Schema(type = "string", example = "1298.00") Amount total, @Nullable UUID holdId,
		@Nullable Boolean test) {

	/** A discount on the order as a whole. */
	@Schema(name = "OrderDiscountRequest")
	record DiscountRequest(@Nullable @Size(max = 100) @Schema(example = "HÖST150") String label,
			@Nullable @NotNull @Schema(type = "string", example = "150.00") Amount amount) {

	}

	/**
	 * The command it is.
	 * @param store that is meant when the request names none
	 */
	RecordOrder toCommand(Tender tender, @Nullable String store) {
		var code = (this.store != null) ? this.store : store;
		if (code == null) {
			throw new InvalidFieldException("/store", "Is required, as the API key has no store of its own");
		}
		tender.require(this.currency);
		var told = Objects.requireNonNullElse(this.lines, List.<LineRequest>of());
		var lines = IntStream.range(0, told.size())
			.mapToObj((i) -> told.get(i).toCommand(i, tender, "/lines/" + i))
			.toList();
		return new RecordOrder(code, Objects.requireNonNull(this.orderId).strip(),
				(this.status != null) ? Words.parse(OrderStatus.class, this.status) : OrderStatus.PAID, this.orderedAt,
				this.currency, (this.customer != null) ? this.customer.toCommand() : CustomerRequest.nobody(), lines,
				discounts(tender), tender.money(this.shipping, "/shipping"), tender.money(this.fees, "/fees"),
				tender.money(this.paidWithPoints, "/paid_with_points"),
				tender.money(this.paidWithGiftCard, "/paid_with_gift_card"), total(tender), this.holdId,
				Boolean.TRUE.equals(this.test));
	}

	private @Nullable Money total(Tender tender) {
		return (this.total != null) ? tender.money(this.total, "/total") : null;
	}

	private List<OrderDiscount> discounts(Tender tender) {
		var told = Objects.requireNonNullElse(this.discounts, List.<DiscountRequest>of());
		return IntStream.range(0, told.size())
			.mapToObj((i) -> new OrderDiscount(told.get(i).label(),
					tender.money(told.get(i).amount(), "/discounts/" + i + "/amount")))
			.toList();
	}

}
