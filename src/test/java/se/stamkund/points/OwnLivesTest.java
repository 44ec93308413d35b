package se.stamkund.points;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

import se.stamkund.ledger.Balances;
import se.stamkund.ledger.Ledger;
import se.stamkund.ledger.LedgerAudit;
import se.stamkund.ledger.LotView;
import se.stamkund.ledger.Lots;
import se.stamkund.ledger.Posting;
import se.stamkund.ledger.Reference;
import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.MemberSource;
import se.stamkund.platform.ProgramClock;
import se.stamkund.points.PurchaseFacts.Line;
import se.stamkund.points.TakeBackRequest.Returned;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;
import se.stamkund.testing.TestPrograms.TestProgram;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static se.stamkund.points.Purchases.kr;
import static se.stamkund.points.Purchases.purchase;

/** A rule gives its points their own time to wait and to live. */
@IntegrationTest
class OwnLivesTest {

	@Autowired
	private Awards awards;

	@Autowired
	private PointsSettingsService settings;

	@Autowired
	private EarningRules rules;

	@Autowired
	private Lots lots;

	@Autowired
	private Balances balances;

	@Autowired
	private Ledger ledger;

	@Autowired
	private LedgerAudit audit;

	@Autowired
	private Enrolment enrolment;

	@Autowired
	private TestPrograms programs;

	@Autowired
	private ProgramClock clock;

	@Autowired
	private TransactionTemplate transaction;

	private TestProgram program;

	private MemberId anna;

	@BeforeEach
	void startAProgramme() {
		this.program = this.programs.create();
		this.anna = this.enrolment
			.enrol(id(), EnrolMember.withEmail("anna@mejl.example", "Anna", null, MemberSource.API), Actor.SYSTEM)
			.member();
		change(new Settings().expiry(new ExpiryPolicy.Months(12)));
	}

	@Test
	void theAwardBecomesOneLotForEachWayToLive() {
		onBoots(new Pending.Days(14), new ExpiryPolicy.Months(3));

		var award = award(Ids.next(), sold("100.60", "boots", "49.50", "hat"));

		assertThat(award.points()).isEqualTo(Points.of(250));
		var at = this.clock.now(id());
		assertThat(lots()).extracting((lot) -> lot.initial().value(), (lot) -> lot.pending().value(), this::lastDay)
			.containsExactlyInAnyOrder(tuple(201L, 201L, day(at).plusDays(14).plusMonths(3)),
					tuple(49L, 0L, day(at).plusMonths(12)));
		assertThat(award.why().lots()).extracting((lot) -> lot.points().value(), (lot) -> lot.life().key())
			.containsExactly(tuple(49L, ""), tuple(201L, "d14/m3"));
		assertThat(this.awards.of(id(), List.of())).isEmpty();
	}

	@Test
	void oneWayToLiveIsOneLotAndNothingIsSaidOfIt() {
		onBoots(null, new ExpiryPolicy.Months(12));

		var award = award(Ids.next(), sold("100", "boots", "50", "hat"));

		assertThat(lots()).hasSize(1);
		assertThat(award.why().lots()).isEmpty();
	}

	@Test
	void aReturnedLineTakesFromItsOwnLot() {
		onBoots(null, new ExpiryPolicy.Months(3));
		var order = Ids.next();
		var facts = sold("100", "boots", "100", "hat");
		award(order, facts);

		takeBack(order, new Returned.Lines(Map.of(facts.lines().get(1).id(), kr("100"))));

		assertThat(lots()).extracting((lot) -> lot.active().value()).containsExactly(200L);
		assertThat(lastDay(lots().getFirst())).isEqualTo(day(this.clock.now(id())).plusMonths(3));
	}

	@Test
	void manySmallReturnsTakeWhatOneTakesFromEachLot() {
		onBoots(null, new ExpiryPolicy.Months(3));
		var order = Ids.next();
		award(order, sold("33.35", "boots", "33.35", "hat", "33.30", "cap"));
		long taken = 0;
		for (int i = 0; i < 40; i++) {
			taken += takeBack(order, new Returned.Amount(kr("2.50"))).taken().value();
			assertThat(this.audit.differences(id())).isEmpty();
		}

		assertThat(taken).isEqualTo(133);
		assertThat(lots()).isEmpty();
	}

	@Test
	void whatIsGoneFromItsLotIsTakenFromTheOtherLotsOfTheAwardFirst() {
		onBoots(new Pending.Days(14), new ExpiryPolicy.Months(3));
		award(Ids.next(), sold("500", "hat"));
		var order = Ids.next();
		var facts = sold("100", "boots", "100", "hat");
		award(order, facts);
		spend(600);

		takeBack(order, new Returned.Lines(Map.of(facts.lines().get(1).id(), kr("100"))));

		assertThat(lots()).extracting((lot) -> lot.pending().value()).containsExactly(100L);
		assertThat(this.audit.differences(id())).isEmpty();
	}

	@Test
	void changedGoodsMovePointsFromLotToLotAndMakeNone() {
		onBoots(null, new ExpiryPolicy.Months(3));
		var order = Ids.next();
		var facts = sold("100", "boots");
		award(order, facts);
		spend(200);

		rerate(order, sold("200", "hat"));

		assertThat(this.balances.of(id(), this.anna, this.clock.now(id())).active()).isEqualTo(Points.ZERO);
		assertThat(this.audit.differences(id())).isEmpty();
		rerate(order, sold("150", "boots"));
		assertThat(lots()).extracting((lot) -> lot.active().value()).containsExactly(100L);
	}

	@Test
	void onlyWhatWaitsForDeliveryIsActivatedByIt() {
		onBoots(new Pending.UntilDelivered(), new ExpiryPolicy.Never());
		var order = Ids.next();
		award(order, sold("100", "boots", "50", "hat"));
		assertThat(this.balances.of(id(), this.anna, this.clock.now(id())).pending()).isEqualTo(Points.of(200));

		this.transaction
			.executeWithoutResult((status) -> this.awards.activate(id(), Map.of(order, this.clock.now(id()))));

		assertThat(lots()).extracting((lot) -> lot.active().value(), (lot) -> lot.expiresAt() == null)
			.containsExactlyInAnyOrder(tuple(50L, false), tuple(200L, true));
	}

	@Test
	void betweenTwoRulesTheHigherPrioritySaysHowLong() {
		this.rules.add(id(), Rules.rate("Sats", "3", "1").living(null, new ExpiryPolicy.Months(1)).build(), false,
				Actor.SYSTEM);
		this.rules.add(id(),
				Rules.times("Dubbelt", "2").priority(5).living(null, new ExpiryPolicy.EndOfYear(1)).build(), false,
				Actor.SYSTEM);

		var award = award(Ids.next(), sold("10", "hat"));

		assertThat(award.why().lots()).extracting((lot) -> lot.life().expiry())
			.containsExactly(new ExpiryPolicy.EndOfYear(1));
	}

	@Test
	void inactivityIsNoRulesOwn() {
		assertThatExceptionOfType(BusinessRuleException.class)
			.isThrownBy(() -> onBoots(null, new ExpiryPolicy.Inactivity(3)))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("rule_expiry_invalid"));
	}

	private void onBoots(@Nullable Pending pending, @Nullable ExpiryPolicy expiry) {
		this.rules.add(id(),
				Rules.times("Kängor", "2")
					.on(new ItemMatch(Set.of("boots"), Set.of(), Set.of()))
					.living(pending, expiry)
					.build(),
				false, Actor.SYSTEM);
	}

	private AwardView award(UUID order, PurchaseFacts facts) {
		return requireNonNull(this.transaction
			.execute((status) -> this.awards.award(id(), List.of(new AwardRequest(order, "10482", facts))).getFirst()));
	}

	private TakenBack takeBack(UUID order, Returned returned) {
		var request = new TakeBackRequest(order, Ids.next(), "R1", this.clock.now(id()), returned);
		return requireNonNull(
				this.transaction.execute((status) -> this.awards.takeBack(id(), List.of(request)).getFirst()));
	}

	private void rerate(UUID order, PurchaseFacts facts) {
		var request = new RerateRequest(order, this.clock.now(id()), facts);
		this.transaction.executeWithoutResult((status) -> this.awards.rerate(id(), List.of(request)));
	}

	private void spend(long points) {
		this.transaction.executeWithoutResult((status) -> this.ledger.post(id(), this.clock.now(id()), List
			.of(Posting.spend(this.anna, Points.of(points), new Reference("redemption", Ids.next()), Actor.SYSTEM))));
	}

	/** Prices and what they are of, in turn. */
	private PurchaseFacts sold(String... pricesAndSkus) {
		var order = purchase().at(this.clock.now(id())).in(this.program.webStore()).by(this.anna);
		for (int i = 0; i < pricesAndSkus.length; i += 2) {
			order.goods(pricesAndSkus[i], pricesAndSkus[i + 1], null);
		}
		var facts = order.build();
		return new PurchaseFacts(facts.at(), facts.store(), "web", this.anna,
				facts.lines()
					.stream()
					.map((line) -> new Line(Ids.next(), line.kind(), line.sku(), line.brand(), line.categories(),
							line.quantity(), line.gross(), line.discount(), line.vatRate()))
					.toList(),
				facts.discounts(), facts.paidWithPoints(), facts.paidWithGiftCard());
	}

	private List<LotView> lots() {
		return this.lots.open(id(), this.anna, this.clock.now(id()));
	}

	private LocalDate lastDay(LotView lot) {
		return new PointsCalendar(ZoneId.of("Europe/Stockholm")).lastDay(requireNonNull(lot.expiresAt()));
	}

	private static LocalDate day(Instant at) {
		return LocalDate.ofInstant(at, ZoneId.of("Europe/Stockholm"));
	}

	private void change(Settings settings) {
		this.settings.change(id(), settings.build(), this.settings.get(id()).revision(), Actor.SYSTEM);
	}

	private ProgramId id() {
		return this.program.id();
	}

}
