package se.stamkund.checkout.web;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.checkout.Quotes;
import se.stamkund.platform.api.Amount;
import se.stamkund.platform.api.Idempotency;
import se.stamkund.platform.security.Caller;
import se.stamkund.purchase.web.LineRequest;
import se.stamkund.shared.ProgramId;

/** What a cart would cost and give; stores nothing. */
@RestController
@RequestMapping("/api/v1/checkout/quotes")
@Tag(name = "Checkout")
class QuotesRestController {

	private final Quotes quotes;

	private final CartReader carts;

	QuotesRestController(Quotes quotes, CartReader carts) {
		this.quotes = quotes;
		this.carts = carts;
	}

	@PostMapping
	@Idempotency(Idempotency.Mode.OFF)
	@Operation(operationId = "quoteCheckout", summary = "What a cart would cost and give",
			description = "Stores nothing. A code or points that can't be used are answered with the reason; the quote is still given.")
	QuoteResponse quote(ProgramId program, Caller caller, @Valid @RequestBody QuoteRequest request) {
		var tender = this.carts.tender(program);
		var quote = this.quotes.quote(program, this.carts.read(program, caller, request, tender));
		return QuoteResponse.of(quote, tender.currency());
	}

	/**
	 * A cart.
	 *
	 * @param codes of vouchers and gift cards, as the customer wrote them
	 * @param points how many points the customer wants to use
	 */
	@Schema(name = "QuoteRequest")
	record QuoteRequest(@Nullable @Size(min = 1, max = 40) @Schema(example = "web") String store,
			@Nullable @NotBlank @Size(max = 100) @Schema(example = "cart-81") String cartId,
			@Nullable @Size(max = 200) @Schema(example = "ext:web:5521") String member,
			@Nullable @Pattern(regexp = "[A-Z]{3}",
					message = "must be an ISO 4217 code") @Schema(example = "SEK") String currency,
			@Nullable @NotEmpty @Size(max = 2000) List<@NotNull @Valid LineRequest> lines,
			@Nullable @Schema(type = "string", example = "49.00") Amount shipping,
			@Nullable @Size(max = 20) List<@NotBlank @Size(max = 100) String> codes,
			@Nullable @PositiveOrZero @Schema(example = "0") Long points) implements CartReader.CartFields {

	}

}
