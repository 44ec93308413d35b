package se.stamkund.purchase.web;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

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

import se.stamkund.platform.api.Amount;
import se.stamkund.platform.api.Idempotency;
import se.stamkund.platform.security.Caller;
import se.stamkund.points.web.AwardResponse;
import se.stamkund.purchase.OrderCustomer;
import se.stamkund.purchase.OrderQuote;
import se.stamkund.purchase.OrderQuotes;
import se.stamkund.purchase.OrderStatus;
import se.stamkund.purchase.RecordOrder;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;

/** What a cart would cost and give; stores nothing. */
@RestController
@RequestMapping("/api/v1/checkout/quotes")
@Tag(name = "Checkout")
class QuotesRestController {

	private final OrderQuotes quotes;

	private final OrderAnswers answers;

	QuotesRestController(OrderQuotes quotes, OrderAnswers answers) {
		this.quotes = quotes;
		this.answers = answers;
	}

	@PostMapping
	@Idempotency(Idempotency.Mode.OFF)
	@Operation(operationId = "quoteCheckout", summary = "What a cart would cost and give",
			description = "Stores nothing. A code or points that can't be used are answered with the reason; the quote is still given.")
	QuoteResponse quote(ProgramId program, Caller caller, @Valid @RequestBody QuoteRequest request) {
		var tender = this.answers.tender(program);
		var command = request.toCommand(tender, this.answers.defaultStore(caller));
		var quote = this.quotes.quote(program, command);
		return request.answer(quote, tender);
	}

	/**
	 * A cart.
	 *
	 * @param points how many points the customer wants to use
	 */
	@Schema(name = "QuoteRequest")
	record QuoteRequest(@Nullable @Size(min = 1, max = 40) @Schema(example = "web") String store,
			@Nullable @NotBlank @Size(max = 100) @Schema(example = "cart-81") String cartId,
			@Nullable @Size(max = 200) @Schema(example = "ext:web:5521") String member,
			@Nullable @Pattern(regexp = "[A-Z]{3}",
					message = "must be an ISO 4217 code") @Schema(example = "SEK") String currency,
			@Nullable @NotEmpty List<@NotNull @Valid LineRequest> lines,
			@Nullable @Schema(type = "string", example = "49.00") Amount shipping,
			@Nullable @Size(max = 20) List<@NotBlank @Size(max = 100) String> codes,
			@Nullable @PositiveOrZero @Schema(example = "0") Long points) {

		RecordOrder toCommand(OrderRequest.Tender tender, @Nullable String defaultStore) {
			var request = new OrderRequest(this.store, this.cartId, null, null, this.currency, null, this.lines, null,
					this.shipping, null, null, null, null, null, null);
			var command = request.toCommand(tender, defaultStore);
			var customer = (this.member != null) ? OrderCustomer.of(CustomerRequest.key(this.member, "/member"))
					: OrderCustomer.UNKNOWN;
			return new RecordOrder(command.store(), command.orderId(), OrderStatus.PAID, null, command.currency(),
					customer, command.lines(), List.of(), command.shipping(), Money.ZERO, Money.ZERO, Money.ZERO, null,
					null, false);
		}

		QuoteResponse answer(OrderQuote quote, OrderRequest.Tender tender) {
			var currency = tender.currency();
			var lines = quote.lines().stream().map((line) -> {
				return new QuoteLine(line.lineId(), Amount.of(line.gross(), currency),
						Amount.of(line.discount(), currency), Amount.of(line.net(), currency), line.points());
			}).toList();
			var codes = Objects.requireNonNullElse(this.codes, List.<String>of())
				.stream()
				.map((code) -> new CodeAnswer(code, false, "code_unknown", "There is no code " + code))
				.toList();
			var wanted = Objects.requireNonNullElse(this.points, 0L);
			return new QuoteResponse(Objects.requireNonNull(this.cartId), quote.member(), currency.getCurrencyCode(),
					lines, codes, Amount.of(quote.total(), currency), Amount.of(quote.total(), currency), 0,
					(wanted > 0) ? new Reason("points_not_usable", "Points can't be used in the checkout here") : null,
					quote.award().points().value(), AwardResponse.of(quote.award(), currency),
					(quote.member() == null) ? new Reason("guest", "A guest gets the points if she joins") : null);
		}

	}

	/**
	 * What it would cost and give.
	 *
	 * @param pointsUsed of those she wanted to use
	 * @param pointsUsedWhyNot why not all of them
	 * @param award what a member would get, and why
	 * @param awardNote what keeps this customer from getting it
	 */
	@Schema(name = "Quote")
	record QuoteResponse(String cartId, @Nullable UUID member, String currency, List<QuoteLine> lines,
			List<CodeAnswer> codes, Amount total, Amount toPay, long pointsUsed, @Nullable Reason pointsUsedWhyNot,
			long pointsToEarn, AwardResponse award, @Nullable Reason awardNote) {

	}

	/** A line with its discount and its share of the points. */
	@Schema(name = "QuoteLine")
	record QuoteLine(String lineId, Amount gross, Amount discount, Amount net, long points) {

	}

	/** Whether a code can be used, and why not. */
	@Schema(name = "QuoteCode")
	record CodeAnswer(String code, boolean usable, String reason, String detail) {

	}

	/** Why something is not as asked. */
	@Schema(name = "QuoteReason")
	record Reason(String code, String detail) {

	}

}
