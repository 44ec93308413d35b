package se.stamkund.dataload;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import se.stamkund.giftcard.GiftCards;
import se.stamkund.ledger.Balances;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.program.Programs;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.tier.Cause;
import se.stamkund.tier.TierChangeView;
import se.stamkund.tier.Tiers;
import se.stamkund.voucher.VoucherBatches;
import se.stamkund.voucher.VoucherState;
import se.stamkund.voucher.Vouchers;

import static org.assertj.core.api.Assertions.assertThat;

@IntegrationTest
class DemoShopTest {

	@Autowired
	DemoShop demo;

	@Autowired
	Programs programs;

	@Autowired
	MemberDirectory members;

	@Autowired
	Balances balances;

	@Autowired
	VoucherBatches batches;

	@Autowired
	Vouchers vouchers;

	@Autowired
	GiftCards cards;

	@Autowired
	Tiers tiers;

	@Autowired
	JdbcClient database;

	@Autowired
	Clock clock;

	@Test
	void tellsTheStoryAndGoesAwayWhole() {
		this.demo.create();

		assertThat(this.demo.status().isReady()).isTrue();
		var shop = this.programs.findByCode(DemoShop.CODE).orElseThrow().id();
		assertThat(count("member", shop)).isEqualTo(2000);
		assertThat(count("purchase_order", shop)).isEqualTo(9000);
		annaHasWhatTheStoryTells(shop);
		codesAndCardsAreInUse(shop);
		assertThat(this.database.sql("select next_day from tier_birthday_round where program_id = ?")
			.param(shop.value())
			.query(LocalDate.class)
			.single()).as("birthdays of the past are not celebrated now").isAfter(LocalDate.now().minusDays(2));

		this.demo.create();
		assertThat(count("member", shop)).as("made once").isEqualTo(2000);

		this.demo.remove();
		assertThat(this.demo.status().isAbsent()).isTrue();
		assertThat(count("ledger_entry", shop)).isZero();
	}

	private void annaHasWhatTheStoryTells(ProgramId shop) {
		var anna = this.members.resolve(shop, new MemberKey.ByExternal(DemoShop.WEB, DemoAnna.EXTERNAL_ID));
		var now = this.clock.instant();
		assertThat(this.balances.of(shop, anna, now).active()).isEqualTo(Points.of(1240));
		assertThat(this.balances.of(shop, anna, now.plus(Duration.ofDays(11))).active()).isEqualTo(Points.of(1240));
		assertThat(this.balances.of(shop, anna, now.plus(Duration.ofDays(14))).active())
			.as("180 p expire in twelve days")
			.isEqualTo(Points.of(1060));
		var tier = this.tiers.of(shop, anna).orElseThrow();
		assertThat(tier.tier()).isNotNull();
		assertThat(tier.tier().code()).isEqualTo("silver");
		assertThat(tier.outlook().next()).isNotNull();
		assertThat(tier.outlook().next().gaps().getFirst().left()).as("1 250 kr to Guld, rounded up")
			.isBetween(1249_01L, 1250_00L);
		assertThat(tier.outlook().next().by()).isNotNull();
		assertThat(this.tiers.history(shop, anna, PageQuery.first(5)).data()).extracting(TierChangeView::cause)
			.containsExactly(Cause.EARNED);
	}

	private void codesAndCardsAreInUse(ProgramId shop) {
		var anna = this.members.resolve(shop, new MemberKey.ByExternal(DemoShop.WEB, DemoAnna.EXTERNAL_ID));
		assertThat(this.batches.list(shop, PageQuery.first(5)).data()).singleElement()
			.satisfies((batch) -> assertThat(batch.made()).isEqualTo(60))
			.satisfies((batch) -> assertThat(batch.used()).isEqualTo(18));
		assertThat(this.vouchers.ofMember(shop, anna)).singleElement()
			.satisfies((code) -> assertThat(code.state(this.clock.instant())).isEqualTo(VoucherState.AVAILABLE));
		assertThat(this.cards.ofMember(shop, anna)).singleElement()
			.satisfies((card) -> assertThat(card.balance()).isEqualTo(Money.ofMinor(32_000)));
	}

	private long count(String table, ProgramId program) {
		return this.database.sql("select count(*) from " + table + " where program_id = ?")
			.param(program.value())
			.query(Long.class)
			.single();
	}

}
