package se.stamkund.checkout;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import se.stamkund.member.MemberErasure;
import se.stamkund.points.PointsSettings;
import se.stamkund.points.PointsSettingsService;
import se.stamkund.points.RefundPolicy;
import se.stamkund.pricing.Base;
import se.stamkund.pricing.Benefit;
import se.stamkund.pricing.BestFor;
import se.stamkund.pricing.OfferTerms;
import se.stamkund.pricing.Scope;
import se.stamkund.pricing.Stacking;
import se.stamkund.purchase.ChangeStatus;
import se.stamkund.purchase.LineKind;
import se.stamkund.purchase.OrderStatus;
import se.stamkund.purchase.OrderView;
import se.stamkund.purchase.OrderWarning;
import se.stamkund.purchase.Orders;
import se.stamkund.purchase.RecordLine;
import se.stamkund.purchase.RecordOrder;
import se.stamkund.purchase.RefundOrder;
import se.stamkund.purchase.RefundView;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static se.stamkund.checkout.CheckoutShop.KEY;
import static se.stamkund.checkout.CheckoutShop.cart;
import static se.stamkund.checkout.CheckoutShop.goods;
import static se.stamkund.checkout.CheckoutShop.kr;
import static se.stamkund.checkout.CheckoutShop.order;

@IntegrationTest
class CheckoutTest {

	@Autowired
	private CheckoutShop shop;

	@Autowired
	private CartHolds holds;

	@Autowired
	private CheckoutSettings settings;

	@Autowired
	private Orders orders;

	@Autowired
	private MemberErasure erasure;

	@Autowired
	private PointsSettingsService pointsSettings;

	@Autowired
	private CheckoutDueWork due;

	@Autowired
	private TestPrograms programs;

	private ProgramId program;

	private MemberId anna;

	@BeforeEach
	void annaHasPoints() {
		this.program = this.programs.createId();
		this.anna = this.shop.member(this.program, 1000);
	}

	@Test
	void quotesWhatCodesPointsAndCardsPay() {
		var code = this.shop.code(this.program, 100, 1);
		var card = this.shop.card(this.program, 500);

		var quote = quote(cart("c-1", this.anna, 1000, 400, code, card));

		assertThat(quote.total()).isEqualTo(kr(900));
		assertThat(quote.points().used()).isEqualTo(Points.of(400));
		assertThat(quote.points().paid()).isEqualTo(kr(20));
		assertThat(quote.giftCard()).isEqualTo(kr(500));
		assertThat(quote.toPay()).isEqualTo(kr(380));
		assertThat(quote.award().points()).isEqualTo(Points.of(880));
		assertThat(quote.points().most()).isEqualTo(Points.of(1000));
		assertThat(quote.discounts()).hasSize(1);
		assertThat(this.shop.balance(this.program, this.anna).active()).isEqualTo(Points.of(1000));
	}

	@Test
	void saysWhyACodeDoesNothing() {
		var dear = this.shop
			.code(this.program,
					new OfferTerms(new Benefit.FixedAmount(kr(10)), Scope.ALL, kr(500), Stacking.COMMON, 0, Base.AFTER),
					null, 1)
			.code();
		var hers = this.shop
			.code(this.program, OfferTerms.of(new Benefit.FixedAmount(kr(10))), this.shop.member(this.program, 0), 1)
			.code();

		var codes = quote(cart("c-1", this.anna, 100, 0, dear, hers, "NOSUCH-CODE-AT-ALL-HERE", dear)).codes();

		assertThat(codes).extracting((code) -> code.refusal().code())
			.containsExactly("minimum_order", "code_other_member", "code_unknown", "code_twice");
		assertThat(codes.getFirst().refusal().detail())
			.isEqualTo("The goods cost 100.00; they must cost at least 500.00");
	}

	@Test
	void saysWhyPointsAreNotUsed() {
		assertThat(quote(cart("c-1", this.anna, 10, 500)).points())
			.satisfies((points) -> assertThat(points.used()).isEqualTo(Points.of(200)))
			.satisfies((points) -> assertThat(points.whyNot().code()).isEqualTo("points_share"));
		assertThat(quote(cart("c-1", this.anna, 1000, 1500)).points().whyNot().code()).isEqualTo("points_balance");
		assertThat(quote(cart("c-1", null, 1000, 1)).points().whyNot().code()).isEqualTo("member_needed");
	}

	@Test
	void letsTheMerchantDecideHowOffersGoTogether() {
		var off = this.shop.code(this.program, 100, 9);
		var percent = this.shop.code(this.program, OfferTerms.of(new Benefit.Percent(BigDecimal.TEN, null)), null, 9)
			.code();
		assertThat(quote(cart("c-1", null, 1000, 0, off, percent)).toPay()).isEqualTo(kr(800));

		this.settings.change(this.program, new CheckoutRules(BestFor.FIRST_NAMED, null, false), KEY);
		assertThat(quote(cart("c-1", null, 1000, 0, off, percent)).toPay()).isEqualTo(kr(810));

		this.settings.change(this.program, new CheckoutRules(BestFor.FIRST_NAMED, Base.BEFORE, false), KEY);
		assertThat(quote(cart("c-1", null, 1000, 0, off, percent)).toPay()).isEqualTo(kr(800));
	}

	@Test
	void givesFreeShippingToHerTier() {
		this.programs.giveTiers(this.program);
		this.shop.record(this.program, goods("1", this.anna, List.of(3000L), 0));

		var quote = quote(new QuoteCart(goods("c-1", this.anna, List.of(100L), 49), List.of(), Points.ZERO));

		assertThat(quote.shippingDiscount()).isEqualTo(kr(49));
		assertThat(quote.toPay()).isEqualTo(kr(100));
		assertThat(quote.discounts().getFirst().label()).isEqualTo("Guld");
	}

	@Test
	void holdsAllOrNothing() {
		var code = this.shop.code(this.program, 100, 1);
		var card = this.shop.card(this.program, 500);

		var hold = this.shop.hold(this.program, cart("c-1", this.anna, 1000, 400, code, card));

		assertThat(this.shop.balance(this.program, this.anna).held()).isEqualTo(Points.of(400));
		assertThat(this.shop.availableOnCard(this.program, card)).isEqualTo(Money.ZERO);
		assertThat(quote(cart("c-2", this.anna, 1000, 700, code, card)).codes())
			.extracting((answer) -> answer.refusal().code())
			.containsExactly("code_held", "gift_card_held");

		this.holds.release(this.program, hold.id(), KEY);
		assertThat(this.shop.balance(this.program, this.anna).held()).isEqualTo(Points.ZERO);
		assertThat(quote(cart("c-2", this.anna, 1000, 700, code, card)).codes()).allMatch(Quote.Code::used);
	}

	@Test
	void holdsNothingAtAnotherPrice() {
		var code = this.shop.code(this.program, 100, 1);
		var cart = cart("c-1", this.anna, 1000, 400, code);

		assertThatExceptionOfType(PriceChangedException.class)
			.isThrownBy(() -> this.holds.place(this.program, cart, kr(900), null, KEY))
			.satisfies((ex) -> assertThat(ex.quote().toPay()).isEqualTo(kr(880)));

		assertThat(this.shop.balance(this.program, this.anna).held()).isEqualTo(Points.ZERO);
		assertThat(quote(cart).codes()).allMatch(Quote.Code::used);
	}

	@Test
	void theSameCartReplacesItsEarlierHold() {
		var code = this.shop.code(this.program, 100, 1);
		var first = this.shop.hold(this.program, cart("c-1", this.anna, 1000, 400, code));

		var second = this.holds.place(this.program, cart("c-1", this.anna, 1000, 300, code), kr(885), null, KEY);

		assertThat(this.shop.balance(this.program, this.anna).held()).isEqualTo(Points.of(300));
		assertThat(this.holds.get(this.program, first.id()).state()).isEqualTo(CartHoldState.REPLACED);
		assertThat(this.holds.get(this.program, second.id()).state()).isEqualTo(CartHoldState.OPEN);
	}

	@Test
	void extendsNoLongerThanADay() {
		var hold = this.shop.hold(this.program, cart("c-1", this.anna, 1000, 400, this.shop.code(this.program, 1, 1)));

		var extended = this.holds.extend(this.program, hold.id(), 600, KEY);

		assertThat(extended.expiresAt()).isAfter(hold.expiresAt());
		assertThatExceptionOfType(BusinessRuleException.class)
			.isThrownBy(() -> this.holds.extend(this.program, hold.id(), 1500, KEY))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("hold_length"));
		this.holds.release(this.program, hold.id(), KEY);
		assertThatExceptionOfType(BusinessRuleException.class)
			.isThrownBy(() -> this.holds.extend(this.program, hold.id(), 10, KEY))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("hold_closed"));
	}

	@Test
	void theOrderTakesWhatWasHeldAndNeedNotTellIt() {
		var code = this.shop.code(this.program, 100, 1);
		var card = this.shop.card(this.program, 500);
		var cart = cart("c-1", this.anna, 1000, 400, code, card);
		var hold = this.shop.hold(this.program, cart);

		var recorded = this.shop.record(this.program, order("1", cart.goods(), hold.id()));

		assertThat(recorded.warnings()).isEmpty();
		assertThat(recorded.totals().total()).isEqualTo(kr(900));
		assertThat(recorded.totals().paidWithPoints()).isEqualTo(kr(20));
		assertThat(recorded.totals().paidWithGiftCard()).isEqualTo(kr(500));
		assertThat(recorded.totals().toPay()).isEqualTo(kr(380));
		assertThat(recorded.pointsUsed()).isEqualTo(Points.of(400));
		assertThat(recorded.points()).isEqualTo(Points.of(880));
		assertThat(recorded.discounts().getFirst().label()).contains(code);
		assertThat(this.shop.used(this.program, code)).isEqualTo(1);
		assertThat(this.shop.onCard(this.program, card)).isEqualTo(Money.ZERO);
		assertThat(this.holds.get(this.program, hold.id()).order()).isEqualTo(recorded.id());
	}

	@Test
	void theSameOrderAgainTakesNothingMore() {
		var card = this.shop.card(this.program, 500);
		var cart = cart("c-1", this.anna, 300, 0, card);
		var told = order("1", cart.goods(), this.shop.hold(this.program, cart).id());
		this.shop.record(this.program, told);

		assertThat(this.orders.record(this.program, told, KEY).changed()).isFalse();
		assertThat(this.shop.onCard(this.program, card)).isEqualTo(kr(200));
	}

	@Test
	void anOrderThatTellsItsDiscountsKeepsThem() {
		var cart = cart("c-1", this.anna, 1000, 0, this.shop.code(this.program, 100, 1));
		var hold = this.shop.hold(this.program, cart);
		var told = order("1", goods("1", this.anna, List.of(900L), 0), hold.id());

		var recorded = this.shop.record(this.program, told);

		assertThat(recorded.totals().total()).isEqualTo(kr(900));
		assertThat(recorded.discounts()).isEmpty();
		assertThat(recorded.warnings()).isEmpty();
	}

	@Test
	void aScopedCodeIsOnItsLinesOnly() {
		var code = this.shop
			.code(this.program,
					new OfferTerms(new Benefit.FixedAmount(kr(60)), Scope.skus("sku-2"), null, Stacking.COMMON, 0,
							Base.AFTER),
					null, 1)
			.code();
		var cart = new QuoteCart(goods("c-1", this.anna, List.of(100L, 200L), 49), List.of(code), Points.ZERO);
		var hold = this.shop.hold(this.program, cart);

		var recorded = this.shop.record(this.program, order("1", cart.goods(), hold.id()));

		assertThat(recorded.lines()).extracting((line) -> line.net()).containsExactly(kr(100), kr(140), kr(49));
		assertThat(recorded.points()).isEqualTo(Points.of(240));
	}

	@Test
	void shippingForFreeTakesNothingOffTheGoods() {
		var code = this.shop.code(this.program, OfferTerms.of(new Benefit.FreeShipping()), null, 1).code();
		var cart = new QuoteCart(goods("c-1", this.anna, List.of(100L), 49), List.of(code), Points.ZERO);
		var hold = this.shop.hold(this.program, cart);

		var recorded = this.shop.record(this.program, order("1", cart.goods(), hold.id()));

		assertThat(recorded.lines()).extracting((line) -> line.net()).containsExactly(kr(100), Money.ZERO);
		assertThat(recorded.points()).isEqualTo(Points.of(100));
	}

	@Test
	void shippingThatIsALineIsFreeToo() {
		var code = this.shop.code(this.program, OfferTerms.of(new Benefit.FreeShipping()), null, 1).code();
		var lines = new ArrayList<>(goods("c-1", this.anna, List.of(100L), 0).lines());
		lines.add(new RecordLine("frakt", LineKind.SHIPPING, null, null, null, List.of(), BigDecimal.ONE, kr(59),
				kr(10), BigDecimal.ZERO));
		var cart = new QuoteCart(shipped("c-1", lines, null), List.of(code), Points.ZERO);
		assertThat(quote(cart).shippingDiscount()).isEqualTo(kr(69));
		var hold = this.shop.hold(this.program, cart);

		var recorded = this.shop.record(this.program, shipped("1", lines, hold.id()));

		assertThat(recorded.warnings()).isEmpty();
		assertThat(recorded.totals().total()).isEqualTo(kr(100));
		assertThat(recorded.lines()).extracting((line) -> line.net()).containsExactly(kr(100), Money.ZERO, Money.ZERO);
	}

	@Test
	void takesWhatIsStillFreeAfterTheHoldWasLetGo() {
		var code = this.shop.code(this.program, 100, 1);
		var card = this.shop.card(this.program, 500);
		var cart = cart("c-1", this.anna, 1000, 400, code, card);
		var hold = this.shop.hold(this.program, cart);
		this.holds.release(this.program, hold.id(), KEY);

		var recorded = this.shop.record(this.program, order("1", cart.goods(), hold.id()));

		assertThat(recorded.warnings()).isEmpty();
		assertThat(recorded.pointsUsed()).isEqualTo(Points.of(400));
		assertThat(this.shop.used(this.program, code)).isEqualTo(1);
		assertThat(this.shop.onCard(this.program, card)).isEqualTo(Money.ZERO);
	}

	@Test
	void warnsOfWhatIsNoLongerFreeAndRecordsTheOrder() {
		var code = this.shop.code(this.program, 100, 1);
		var card = this.shop.card(this.program, 500);
		var cart = cart("c-1", this.anna, 1000, 800, code, card);
		var hold = this.shop.hold(this.program, cart);
		this.holds.release(this.program, hold.id(), KEY);
		var other = cart("c-2", this.anna, 1000, 700, code, card);
		this.shop.record(this.program, order("2", other.goods(), this.shop.hold(this.program, other).id()));

		var recorded = this.shop.record(this.program, order("1", cart.goods(), hold.id()));

		// what she has are the 1 000 less 700, and what the other order earned
		assertThat(recorded.warnings()).extracting(OrderWarning::code).contains("code_lost", "gift_card_short");
		assertThat(recorded.totals().toPay()).isEqualTo(kr(360));
		assertThat(this.shop.used(this.program, code)).isEqualTo(1);
		assertThat(this.shop.onCard(this.program, card)).isEqualTo(Money.ZERO);
	}

	@Test
	void aHoldIsUsedOnce() {
		var cart = cart("c-1", this.anna, 100, 0, this.shop.card(this.program, 500));
		var hold = this.shop.hold(this.program, cart);
		this.shop.record(this.program, order("1", cart.goods(), hold.id()));

		var again = this.shop.record(this.program, order("2", cart.goods(), hold.id()));

		assertThat(again.warnings()).extracting(OrderWarning::code).containsExactly("hold_used");
	}

	@Test
	void warnsWhenTheOrderComesToSomethingElse() {
		var cart = cart("c-1", this.anna, 100, 0, this.shop.code(this.program, 10, 1));
		var hold = this.shop.hold(this.program, cart);

		var recorded = this.shop.record(this.program,
				order("1", goods("1", this.anna, List.of(100L, 50L), 0), hold.id()));

		assertThat(recorded.warnings()).containsExactly(new OrderWarning("hold_differs", 0, null, kr(90)));
		assertThat(recorded.totals().total()).isEqualTo(kr(140));
	}

	@Test
	void anotherMembersHoldIsNotTaken() {
		var cart = cart("c-1", this.anna, 100, 100);
		var hold = this.shop.hold(this.program, cart);
		var bo = this.shop.member(this.program, 500);

		var recorded = this.shop.record(this.program, order("1", goods("1", bo, List.of(100L), 0), hold.id()));

		assertThat(recorded.warnings()).extracting(OrderWarning::code).containsExactly("hold_unknown");
		assertThat(this.shop.balance(this.program, this.anna).held()).isEqualTo(Points.of(100));
	}

	@Test
	void aGuestUsesCodesAndCards() {
		var card = this.shop.card(this.program, 50);
		var cart = cart("c-1", null, 100, 0, this.shop.code(this.program, 10, 1), card);
		var hold = this.shop.hold(this.program, cart);

		var recorded = this.shop.record(this.program, order("1", cart.goods(), hold.id()));

		assertThat(recorded.warnings()).isEmpty();
		assertThat(recorded.totals().toPay()).isEqualTo(kr(40));
		assertThat(this.shop.onCard(this.program, card)).isEqualTo(Money.ZERO);
	}

	@Test
	void fourQuartersComeBackAsOneWhole() {
		var code = this.shop.code(this.program, 100, 1);
		var card = this.shop.card(this.program, 333);
		var cart = cart("c-1", this.anna, 1000, 401, code, card);
		var recorded = this.shop.record(this.program,
				order("1", cart.goods(), this.shop.hold(this.program, cart).id()));

		var refunds = IntStream.range(0, 4).mapToObj((i) -> refund(recorded, "R-" + i, kr(225))).toList();

		assertThat(refunds.stream().map(RefundView::giftCardGivenBack).reduce(Money.ZERO, Money::plus))
			.isEqualTo(kr(333));
		assertThat(refunds.stream().map(RefundView::pointsGivenBack).reduce(Points.ZERO, Points::plus))
			.isEqualTo(Points.of(401));
		assertThat(refunds).extracting(RefundView::codesGivenBack).containsExactly(0, 0, 0, 1);
		assertThat(this.shop.onCard(this.program, card)).isEqualTo(kr(333));
		assertThat(this.shop.used(this.program, code)).isZero();
		assertThat(this.shop.balance(this.program, this.anna).active()).isEqualTo(Points.of(1000));
	}

	@Test
	void aCodeComesBackWithAPartIfThatIsTheSetting() {
		this.settings.change(this.program, new CheckoutRules(BestFor.CUSTOMER, null, true), KEY);
		var code = this.shop.code(this.program, 100, 1);
		var cart = cart("c-1", this.anna, 1000, 0, code);
		var recorded = this.shop.record(this.program,
				order("1", cart.goods(), this.shop.hold(this.program, cart).id()));

		assertThat(refund(recorded, "R-1", kr(1)).codesGivenBack()).isEqualTo(1);
		assertThat(refund(recorded, "R-2", kr(1)).codesGivenBack()).isZero();
		assertThat(this.shop.used(this.program, code)).isZero();
	}

	@Test
	void cancellingPutsEverythingBack() {
		var code = this.shop.code(this.program, 100, 1);
		var card = this.shop.card(this.program, 500);
		var cart = cart("c-1", this.anna, 1000, 400, code, card);
		var recorded = this.shop.record(this.program,
				order("1", cart.goods(), this.shop.hold(this.program, cart).id()));

		this.orders.changeStatus(this.program, new ChangeStatus(recorded.id(), OrderStatus.CANCELLED, null), KEY);

		assertThat(this.shop.balance(this.program, this.anna).active()).isEqualTo(Points.of(1000));
		assertThat(this.shop.onCard(this.program, card)).isEqualTo(kr(500));
		assertThat(this.shop.used(this.program, code)).isZero();
	}

	@Test
	void cancellingAnUnpaidOrderPutsCodesAndCardsBack() {
		var card = this.shop.card(this.program, 500);
		var cart = cart("c-1", this.anna, 1000, 0, this.shop.code(this.program, 100, 1), card);
		var told = order("1", cart.goods(), this.shop.hold(this.program, cart).id());
		var created = this.shop.record(this.program,
				new RecordOrder(told.store(), told.orderId(), OrderStatus.CREATED, null, null, told.customer(),
						told.lines(), List.of(), Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, null, told.holdId(),
						false));
		assertThat(this.shop.onCard(this.program, card)).isEqualTo(Money.ZERO);

		this.orders.changeStatus(this.program, new ChangeStatus(created.id(), OrderStatus.CANCELLED, null), KEY);

		assertThat(this.shop.onCard(this.program, card)).isEqualTo(kr(500));
	}

	@Test
	void whatAnErasedMemberPaidWithComesBackButHerPoints() {
		var points = this.pointsSettings.get(this.program);
		this.pointsSettings.change(this.program, owing(points.settings()), points.revision(), KEY);
		var code = this.shop.code(this.program, 100, 1);
		var card = this.shop.card(this.program, 500);
		var cart = cart("c-1", this.anna, 1000, 400, code, card);
		var recorded = this.shop.record(this.program,
				order("1", cart.goods(), this.shop.hold(this.program, cart).id()));
		this.erasure.erase(this.program, this.anna, KEY);

		var half = refund(recorded, "R-1", kr(450));
		this.orders.changeStatus(this.program, new ChangeStatus(recorded.id(), OrderStatus.CANCELLED, null), KEY);

		assertThat(half.giftCardGivenBack()).isEqualTo(kr(250));
		assertThat(half.pointsGivenBack()).isEqualTo(Points.ZERO);
		assertThat(this.shop.onCard(this.program, card)).isEqualTo(kr(500));
		assertThat(this.shop.availableOnCard(this.program, card)).isEqualTo(kr(500));
		assertThat(this.shop.used(this.program, code)).isZero();
		assertThat(this.shop.balance(this.program, this.anna)).satisfies((left) -> {
			assertThat(left.active()).isEqualTo(Points.ZERO);
			assertThat(left.debt()).isEqualTo(Points.ZERO);
		});
	}

	@Test
	void forgetsCartsThatCameToNothingLongAgo() throws Exception {
		var bought = cart("c-1", this.anna, 100, 100);
		var captured = this.shop.hold(this.program, bought);
		var order = this.shop.record(this.program, order("1", bought.goods(), captured.id()));
		var replaced = this.shop.hold(this.program, cart("c-2", this.anna, 100, 0));
		var lapsing = this.shop.hold(this.program, cart("c-2", this.anna, 200, 0));
		var released = this.shop.hold(this.program, cart("c-3", this.anna, 100, 0));
		this.holds.release(this.program, released.id(), KEY);
		var later = lapsing.expiresAt().plus(CheckoutDueWork.MEMORY);
		assertThat(this.due.nextDue(this.program, later.minus(Duration.ofHours(1)))).isEmpty();

		this.due.run(this.program, later.minusSeconds(1));
		assertThat(this.holds.find(this.program, replaced.id())).isEmpty();
		assertThat(this.holds.find(this.program, released.id())).isEmpty();
		assertThat(this.due.nextDue(this.program, later)).contains(later);

		together(4, (i) -> () -> {
			this.due.run(this.program, later);
			return true;
		});
		assertThat(this.holds.find(this.program, lapsing.id())).isEmpty();
		assertThat(this.due.nextDue(this.program, later.plus(Duration.ofDays(999)))).isEmpty();
		assertThat(this.holds.get(this.program, captured.id()).order()).isEqualTo(order.id());
		assertThat(refund(order, "R-1", order.totals().total()).pointsGivenBack()).isEqualTo(Points.of(100));
	}

	@Test
	void threeUsesAreThreeHoweverManyOrdersCome() throws Exception {
		var code = this.shop.code(this.program, 10, 3);
		var holds = together(20, (i) -> () -> {
			var cart = cart("c-" + i, null, 100, 0, code);
			try {
				var hold = this.holds.place(this.program, cart, kr(90), null, KEY);
				this.shop.record(this.program, order("o-" + i, cart.goods(), hold.id()));
				return true;
			}
			catch (PriceChangedException ex) {
				return false;
			}
		});

		assertThat(holds).filteredOn((held) -> held).hasSize(3);
		assertThat(this.shop.used(this.program, code)).isEqualTo(3);
	}

	@Test
	void lapsedHoldsOfManyOrdersNeverOveruseACode() throws Exception {
		var code = this.shop.code(this.program, 10, 3);
		var ids = IntStream.range(0, 20).mapToObj((i) -> {
			var hold = this.shop.hold(this.program, cart("c-" + i, null, 100, 0, code));
			this.holds.release(this.program, hold.id(), KEY);
			return hold.id();
		}).toList();

		var orders = together(20, (i) -> () -> this.shop.record(this.program,
				order("o-" + i, goods("x", null, List.of(100L), 0), ids.get(i))));

		assertThat(orders).filteredOn((order) -> order.warnings().isEmpty()).hasSize(3);
		assertThat(orders).filteredOn((order) -> !order.warnings().isEmpty())
			.allSatisfy((order) -> assertThat(order.warnings()).extracting(OrderWarning::code)
				.containsExactly("code_lost"));
		assertThat(this.shop.used(this.program, code)).isEqualTo(3);
	}

	@Test
	void aCardOf500NeverPays501() throws Exception {
		var card = this.shop.card(this.program, 500);

		var paid = together(20, (i) -> () -> {
			var cart = cart("c-" + i, null, 60, 0, card);
			for (int attempt = 0; attempt < 10; attempt++) {
				try {
					var hold = this.shop.hold(this.program, cart);
					return this.shop.record(this.program, order("o-" + i, cart.goods(), hold.id()))
						.totals()
						.paidWithGiftCard();
				}
				catch (PriceChangedException ex) {
					// somebody was faster; what is left is quoted anew
				}
			}
			return Money.ZERO;
		});

		assertThat(paid.stream().reduce(Money.ZERO, Money::plus)).isEqualTo(kr(500));
		assertThat(this.shop.onCard(this.program, card)).isEqualTo(Money.ZERO);
	}

	@Test
	void theSameCartHeldFiftyTimesAtOnceIsHeldOnce() throws Exception {
		var code = this.shop.code(this.program, 10, 1);
		var card = this.shop.card(this.program, 50);
		var cart = cart("c-1", this.anna, 100, 400, code, card);

		var held = together(50, (i) -> () -> this.holds.place(this.program, cart, kr(20), null, KEY).id());

		assertThat(held).doesNotHaveDuplicates();
		assertThat(held.stream().map((id) -> this.holds.get(this.program, id).state()))
			.filteredOn((state) -> state == CartHoldState.OPEN)
			.hasSize(1);
		assertThat(this.shop.balance(this.program, this.anna).held()).isEqualTo(Points.of(400));
		assertThat(this.shop.availableOnCard(this.program, card)).isEqualTo(Money.ZERO);
	}

	@Test
	void captureAgainstReleaseEndsEitherWay() throws Exception {
		for (int round = 0; round < 10; round++) {
			var name = "r-" + round;
			var card = this.shop.card(this.program, 50);
			var cart = cart(name, this.anna, 100, 20, this.shop.code(this.program, 10, 1), card);
			var hold = this.shop.hold(this.program, cart);

			var results = together(2, (i) -> () -> {
				if (i == 0) {
					return this.shop.record(this.program, order(name, cart.goods(), hold.id()));
				}
				try {
					this.holds.release(this.program, hold.id(), KEY);
				}
				catch (BusinessRuleException ex) {
					assertThat(ex.code()).isEqualTo("hold_closed");
				}
				return null;
			});

			assertThat(results.getFirst().warnings()).isEmpty();
			assertThat(this.shop.onCard(this.program, card)).isEqualTo(Money.ZERO);
			assertThat(this.holds.get(this.program, hold.id()).state()).isEqualTo(CartHoldState.CAPTURED);
			assertThat(this.shop.balance(this.program, this.anna).held()).isEqualTo(Points.ZERO);
		}
	}

	private RecordOrder shipped(String id, List<RecordLine> lines, @Nullable UUID hold) {
		return new RecordOrder("web", id, OrderStatus.PAID, null, null, goods(id, this.anna, List.of(), 0).customer(),
				lines, List.of(), kr(20), Money.ZERO, Money.ZERO, Money.ZERO, null, hold, false);
	}

	private static PointsSettings owing(PointsSettings settings) {
		return new PointsSettings(settings.rate(), settings.store(), settings.vatIncluded(), settings.rounding(),
				settings.minimumOrder(), settings.pointValue(), settings.pending(), settings.expiry(),
				RefundPolicy.DEBT, settings.graceDays());
	}

	private Quote quote(QuoteCart cart) {
		return this.shop.quote(this.program, cart);
	}

	private RefundView refund(OrderView order, String id, Money amount) {
		return this.orders.refund(this.program, RefundOrder.ofAmount(order.id(), id, amount), KEY).value();
	}

	/** As many at a time as have connections, so that none gives up waiting for one. */
	private static <T> List<T> together(int count, IntFunction<Callable<T>> call) throws Exception {
		try (var pool = Executors.newFixedThreadPool(Math.min(count, 16))) {
			var calls = IntStream.range(0, count).mapToObj(call).toList();
			var results = new ArrayList<T>();
			for (var future : pool.invokeAll(calls)) {
				results.add(future.get());
			}
			return results;
		}
	}

}
