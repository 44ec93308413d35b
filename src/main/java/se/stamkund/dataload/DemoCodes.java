package se.stamkund.dataload;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import se.stamkund.giftcard.GiftCardDesk;
import se.stamkund.giftcard.GiftCardSource;
import se.stamkund.giftcard.GiftCards;
import se.stamkund.giftcard.IssueGiftCard;
import se.stamkund.member.MemberDirectory;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.pricing.Base;
import se.stamkund.pricing.Benefit;
import se.stamkund.pricing.OfferTerms;
import se.stamkund.pricing.Scope;
import se.stamkund.pricing.Stacking;
import se.stamkund.program.ProgramView;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.voucher.CodePattern;
import se.stamkund.voucher.CreateBatch;
import se.stamkund.voucher.IssueVoucher;
import se.stamkund.voucher.VoucherBatches;
import se.stamkund.voucher.VoucherFilter;
import se.stamkund.voucher.VoucherLabel;
import se.stamkund.voucher.VoucherQueries;
import se.stamkund.voucher.VoucherRedeeming;
import se.stamkund.voucher.VoucherRules;
import se.stamkund.voucher.VoucherSource;
import se.stamkund.voucher.Vouchers;

/**
 * Codes and gift cards that Fjällbod gave out in its last weeks: a campaign that some
 * have used, and what Anna has.
 */
@Component
class DemoCodes {

	/** How many weeks before the end it begins. */
	private static final int BEGINS = 3;

	private static final int CODES = 60;

	private static final int USED_A_WEEK = 6;

	private final VoucherBatches batches;

	private final VoucherQueries queries;

	private final VoucherRedeeming redeeming;

	private final Vouchers vouchers;

	private final GiftCards cards;

	private final GiftCardDesk desk;

	private final MemberDirectory members;

	private final ProgramClock clock;

	DemoCodes(VoucherBatches batches, VoucherQueries queries, VoucherRedeeming redeeming, Vouchers vouchers,
			GiftCards cards, GiftCardDesk desk, MemberDirectory members, ProgramClock clock) {
		this.batches = batches;
		this.queries = queries;
		this.redeeming = redeeming;
		this.vouchers = vouchers;
		this.cards = cards;
		this.desk = desk;
		this.members = members;
		this.clock = clock;
	}

	/** Does what happened in one of the last weeks. */
	void live(ProgramView shop, Collection<MemberId> members, int weeksLeft) {
		if (weeksLeft == BEGINS) {
			begin(shop);
		}
		else if (weeksLeft < BEGINS) {
			use(shop, members, weeksLeft);
		}
		if (weeksLeft == 1) {
			give(shop);
		}
	}

	private void begin(ProgramView shop) {
		var jackets = new OfferTerms(new Benefit.Percent(BigDecimal.valueOf(15), kr(400)), Scope.categories("jackor"),
				null, Stacking.COMMON, 0, Base.AFTER);
		this.batches.create(shop.id(),
				new CreateBatch("Höstens jackor",
						new CreateBatch.Codes.Generated(CodePattern.parse("HÖST-####-####"), CODES),
						new VoucherLabel("15 % på jackor", "15 % off jackets"), jackets, lasts(shop, 75)),
				Actor.SYSTEM);
		var sold = this.cards.issue(shop.id(),
				List.of(card(shop, 300, null), card(shop, 1_000, null), card(shop, 250, null)), Actor.SYSTEM);
		this.desk.pay(shop.id(), sold.get(1).code(), new GiftCardDesk.Pay("Kassan 20371", kr(420), null), Actor.SYSTEM);
		this.desk.pay(shop.id(), sold.get(2).code(), new GiftCardDesk.Pay("Kassan 20376", kr(250), null), Actor.SYSTEM);
	}

	/**
	 * Some come to the till with a code that was in their letter-box, and with a card.
	 */
	private void use(ProgramView shop, Collection<MemberId> members, int weeksLeft) {
		var batch = this.batches.list(shop.id(), PageQuery.first(1)).data().getFirst();
		var codes = this.queries.list(shop.id(), VoucherFilter.ofBatch(batch.id()), PageQuery.first(CODES)).data();
		var crowd = new ArrayList<>(members);
		Collections.sort(crowd);
		Collections.shuffle(crowd, new Random(2_000L + weeksLeft));
		int from = (BEGINS - 1 - weeksLeft) * USED_A_WEEK;
		for (int i = from; i < from + USED_A_WEEK; i++) {
			this.redeeming.redeem(shop.id(), codes.get(i).code(),
					new VoucherRedeeming.Redeem("Kassan " + (20_400 + 7 * i), crowd.get(i), kr(120 + 45L * (i % 5))),
					Actor.SYSTEM);
		}
	}

	/**
	 * Anna has a code for her alone, and a card that she has paid a part of a purchase
	 * with.
	 */
	private void give(ProgramView shop) {
		var anna = this.members.resolve(shop.id(), DemoAnna.KEY);
		var thanks = new OfferTerms(new Benefit.Percent(BigDecimal.TEN, kr(200)), Scope.ALL, kr(500), Stacking.COMMON,
				0, Base.AFTER);
		this.vouchers.issue(shop.id(),
				List.of(IssueVoucher.forMember(anna, new VoucherLabel("10 % som tack", "10 % as a thank you"), thanks,
						lasts(shop, 60), VoucherSource.STAFF, null)),
				Actor.SYSTEM);
		var hers = this.cards.issue(shop.id(), List.of(card(shop, 500, anna)), Actor.SYSTEM).getFirst();
		this.desk.pay(shop.id(), hers.code(), new GiftCardDesk.Pay("Kassan 20533", kr(180), anna), Actor.SYSTEM);
	}

	private IssueGiftCard card(ProgramView shop, long amount, @Nullable MemberId member) {
		return new IssueGiftCard(null, kr(amount), member, this.clock.now(shop.id()).plus(Duration.ofDays(730)),
				GiftCardSource.STAFF, null);
	}

	private VoucherRules lasts(ProgramView shop, int days) {
		var last = this.clock.now(shop.id()).atZone(shop.zone()).toLocalDate().plusDays(days);
		return VoucherRules.onceBefore(last.plusDays(1).atStartOfDay(shop.zone()).toInstant());
	}

	private static Money kr(long amount) {
		return Money.ofMinor(amount * 100);
	}

}
