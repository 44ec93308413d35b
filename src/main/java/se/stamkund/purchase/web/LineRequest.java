package se.stamkund.purchase.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import se.stamkund.platform.api.Amount;
import se.stamkund.platform.api.Words;
import se.stamkund.purchase.LineKind;
import se.stamkund.purchase.RecordLine;

/**
 * A line as JSON tells it.
 *
 * @param lineId its number in the order, from 1, if nothing is said
 * @param gross the price of the whole line with VAT, before discounts
 * @param vatRate in percent
 */
@Schema(name = "OrderLineRequest")
public record LineRequest(
		@Nullable @Pattern(regexp = ".*\\S.*",
				message = "must not be blank") @Size(max = 100) @Schema(example = "1") String lineId,
		@Nullable @Pattern(regexp = "goods|gift_card|shipping|fee",
				message = "must be goods, gift_card, shipping or fee") @Schema(example = "goods") String kind,
		@Nullable @Size(max = 100) @Schema(example = "TALT-2") String sku,
		@Nullable @Size(max = 200) @Schema(example = "Tvåmannatält") String name,
		@Nullable @Size(max = 100) @Schema(example = "Fjällbod") String brand,
		@Nullable @Size(max = 20) List<@NotBlank @Size(max = 100) String> categories,
		@Nullable @DecimalMin(value = "0", inclusive = false) @DecimalMax("1000000") @Digits(integer = 7,
				fraction = 3) @Schema(example = "1") BigDecimal quantity,
		@Nullable @NotNull @Schema(type = "string", example = "1399.00") Amount gross,
		@Nullable @Schema(type = "string", example = "0.00") Amount discount,
		@Nullable @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3,
				fraction = 2) @Schema(example = "25") BigDecimal vatRate) {

	/** The line it is. */
	public RecordLine toCommand(int index, Tender tender, String pointer) {
		return new RecordLine((this.lineId != null) ? this.lineId.strip() : String.valueOf(index + 1),
				(this.kind != null) ? Words.parse(LineKind.class, this.kind) : LineKind.GOODS, given(this.sku),
				given(this.name), given(this.brand),
				Objects.requireNonNullElse(this.categories, List.<String>of())
					.stream()
					.map(String::strip)
					.distinct()
					.toList(),
				Objects.requireNonNullElse(this.quantity, BigDecimal.ONE), tender.money(this.gross, pointer + "/gross"),
				tender.money(this.discount, pointer + "/discount"),
				Objects.requireNonNullElse(this.vatRate, BigDecimal.ZERO));
	}

	private static @Nullable String given(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

}
