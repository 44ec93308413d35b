package se.stamkund.checkout.web;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import se.stamkund.checkout.Quote;
import se.stamkund.checkout.Reason;
import se.stamkund.platform.api.Amount;
import se.stamkund.platform.api.OneOf;
import se.stamkund.platform.api.Words;
import se.stamkund.points.web.AwardResponse;
import se.stamkund.purchase.OrderDiscount;

/**
 * What a cart would cost and give.
 *
 * @param codes in the order they were asked for
 * @param discounts of codes and of the member's tier, with what is on which line
 * @param total after discounts, shipping included
 * @param toPay what is left of the total after points and gift cards
 * @param pointsUsed of those she wanted to use
 * @param paidWithPoints what these pay
 * @param pointsUsedWhyNot why not all of them
 * @param pointsUsable how many she could use for this cart
 * @param pointsUsableWorth what these would pay
 * @param award what a member would get, and why
 * @param awardNote what keeps this customer from getting it
 */
@Schema(name = "Quote")
record QuoteResponse(String cartId, @Nullable UUID member, String currency, List<Line> lines, List<Code> codes,
		List<Discount> discounts, Amount shipping, Amount shippingDiscount, Amount total, Amount toPay, long pointsUsed,
		Amount paidWithPoints, @Nullable WhyNot pointsUsedWhyNot, long pointsUsable, Amount pointsUsableWorth,
		Amount paidWithGiftCard, long pointsToEarn, AwardResponse award, @Nullable WhyNot awardNote) {

	static QuoteResponse of(Quote quote, Currency currency) {
		var points = quote.points();
		return new QuoteResponse(quote.cart(), (quote.member() != null) ? quote.member().value() : null,
				currency.getCurrencyCode(),
				quote.lines()
					.stream()
					.map((line) -> new Line(line.lineId(), Amount.of(line.gross(), currency),
							Amount.of(line.discount(), currency), Amount.of(line.net(), currency), line.points()))
					.toList(),
				quote.codes().stream().map((code) -> Code.of(code, currency)).toList(),
				quote.discounts().stream().map((discount) -> Discount.of(discount, currency)).toList(),
				Amount.of(quote.shipping(), currency), Amount.of(quote.shippingDiscount(), currency),
				Amount.of(quote.total(), currency), Amount.of(quote.toPay(), currency), points.used().value(),
				Amount.of(points.paid(), currency), WhyNot.of(points.whyNot()), points.most().value(),
				Amount.of(points.mostPaid(), currency), Amount.of(quote.giftCard(), currency),
				quote.award().points().value(), AwardResponse.of(quote.award(), currency),
				(quote.member() == null) ? new WhyNot("guest", "A guest gets the points if she joins", null) : null);
	}

	/** A line with its discount and its share of the points. */
	@Schema(name = "QuoteLine")
	record Line(String lineId, Amount gross, Amount discount, Amount net, long points) {

	}

	/**
	 * What a code does, or why it does nothing.
	 *
	 * @param code as it was written
	 * @param usable whether it takes something off or pays
	 * @param label what it gives, in words
	 * @param amount what it takes off, or pays
	 * @param left what stays on a gift card
	 * @param reason why it does nothing
	 * @param detail what to do about that
	 * @param why the numbers and names of that reason
	 */
	@Schema(name = "QuoteCode")
	record Code(String code, @OneOf(Quote.Kind.class) String kind, boolean usable, @Nullable String label,
			Amount amount, @Nullable Amount left, @Nullable String reason, @Nullable String detail, @Nullable Why why) {

		static Code of(Quote.Code code, Currency currency) {
			var refusal = code.refusal();
			var left = code.left();
			return new Code(code.asked(), Words.of(code.kind()), code.used(), code.label(),
					Amount.of(code.amount(), currency), (left != null) ? Amount.of(left, currency) : null,
					(refusal != null) ? refusal.code() : null, (refusal != null) ? refusal.detail() : null,
					(refusal != null) ? Why.of(refusal, currency) : null);
		}

	}

	/**
	 * What a reason is about, to say it in the customer's language; each is null where
	 * the reason has nothing to do with it.
	 *
	 * @param needed what the goods must cost; for {@code not_together} what it would take
	 * off
	 * @param has what they cost; for {@code not_together} what is taken off instead
	 * @param subject the sku that is missing, or the offer it does not go together with
	 * @param at since or until when
	 * @param limit how often, or how many
	 */
	@Schema(name = "QuoteReasonNumbers")
	record Why(@Nullable Amount needed, @Nullable Amount has, @Nullable String subject, @Nullable Instant at,
			@Nullable Long limit) {

		private static final Why NONE = new Why(null, null, null, null, null);

		static @Nullable Why of(Reason reason, Currency currency) {
			var needed = reason.needed();
			var has = reason.has();
			var why = new Why((needed != null) ? Amount.of(needed, currency) : null,
					(has != null) ? Amount.of(has, currency) : null, reason.subject(), reason.at(), reason.number());
			return why.equals(NONE) ? null : why;
		}

	}

	/** A discount and where it is; shipping is the line "shipping". */
	@Schema(name = "QuoteDiscount")
	record Discount(@Nullable String label, Amount amount, List<Share> lines) {

		static Discount of(OrderDiscount discount, Currency currency) {
			return new Discount(discount.label(), Amount.of(discount.amount(), currency),
					discount.lines()
						.stream()
						.map((share) -> new Share(share.lineId(), Amount.of(share.amount(), currency)))
						.toList());
		}

	}

	/** What is taken off a line. */
	@Schema(name = "QuoteDiscountShare")
	record Share(String lineId, Amount amount) {

	}

	/**
	 * Why something is not as asked.
	 *
	 * @param limit how many, or how many percent, it is about
	 */
	@Schema(name = "QuoteReason")
	record WhyNot(String code, String detail, @Nullable Long limit) {

		static @Nullable WhyNot of(@Nullable Reason reason) {
			return (reason != null) ? new WhyNot(reason.code(), reason.detail(), reason.number()) : null;
		}

	}

}
