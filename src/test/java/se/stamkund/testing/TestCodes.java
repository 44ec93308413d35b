package se.stamkund.testing;

import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;

import se.stamkund.giftcard.GiftCardDesk;
import se.stamkund.giftcard.GiftCardSource;
import se.stamkund.giftcard.GiftCards;
import se.stamkund.giftcard.IssueGiftCard;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.pricing.Benefit;
import se.stamkund.pricing.OfferTerms;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.CodePattern;
import se.stamkund.voucher.CreateBatch;
import se.stamkund.voucher.VoucherBatches;
import se.stamkund.voucher.VoucherFilter;
import se.stamkund.voucher.VoucherLabel;
import se.stamkund.voucher.VoucherQueries;
import se.stamkund.voucher.VoucherRedeeming;
import se.stamkund.voucher.VoucherRules;

/** Codes and gift cards for tests of pages. */
@Component
public class TestCodes {

	private final VoucherBatches batches;

	private final VoucherQueries queries;

	private final VoucherRedeeming redeeming;

	private final GiftCards cards;

	private final GiftCardDesk desk;

	TestCodes(VoucherBatches batches, VoucherQueries queries, VoucherRedeeming redeeming, GiftCards cards,
			GiftCardDesk desk) {
		this.batches = batches;
		this.queries = queries;
		this.redeeming = redeeming;
		this.cards = cards;
		this.desk = desk;
	}

	/**
	 * A batch of three codes, each good for three uses, one of which has been used once.
	 */
	public Made make(ProgramId program) {
		var batch = this.batches.create(program,
				new CreateBatch("Hösten", new CreateBatch.Codes.Generated(CodePattern.parse("HÖST-####-####"), 3),
						new VoucherLabel("10 kr rabatt", "10 kr off"),
						OfferTerms.of(new Benefit.FixedAmount(Money.ofMinor(1000))),
						new VoucherRules(3, null, null, null)),
				Actor.SYSTEM);
		var code = this.queries.list(program, VoucherFilter.ofBatch(batch.id()), PageQuery.first(1)).data().getFirst();
		var use = this.redeeming
			.redeem(program, code.code(), new VoucherRedeeming.Redeem("verkstad-1", null, Money.ofMinor(1000)),
					Actor.SYSTEM)
			.use();
		var card = this.cards
			.issue(program,
					List.of(new IssueGiftCard(null, Money.ofMinor(50_000), null, null, GiftCardSource.STAFF, null)),
					Actor.SYSTEM)
			.getFirst();
		this.desk.pay(program, card.code(), new GiftCardDesk.Pay("verkstad-" + Ids.next(), Money.ofMinor(12_000), null),
				Actor.SYSTEM);
		return new Made(batch.id(), code.id(), code.code(), use.id(), card.id(), card.code());
	}

	/** What was made. */
	public record Made(UUID batch, UUID code, String codeText, UUID use, UUID card, String cardCode) {
	}

}
