package se.stamkund.giftcard;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import se.stamkund.platform.ProgramClock;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ConflictException;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@IntegrationTest
class GiftCardIssueTest {

	@Autowired
	GiftCards cards;

	@Autowired
	TestPrograms programs;

	@Autowired
	ProgramClock clock;

	@Autowired
	JdbcClient database;

	private ProgramId program;

	@BeforeEach
	void startAProgram() {
		this.program = this.programs.createId();
	}

	@Test
	void putsTheMoneyOnTheCard() {
		var card = issue(null, 50_000);

		assertThat(card.code()).matches("\\w{4}-\\w{4}-\\w{4}");
		assertThat(card.available()).isEqualTo(Money.ofMinor(50_000));
		assertThat(this.cards.find(this.program, List.of(card.code().toLowerCase()))).hasSize(1);
		assertThat(entries(card.id())).containsExactly("ISSUE ISSUED>CARD 50000 = 50000");
	}

	@Test
	void takesItOffWhenItIsWithdrawn() {
		var card = issue(null, 50_000);

		assertThat(this.cards.cancel(this.program, List.of(card.id()), Actor.SYSTEM)).isEqualTo(1);
		assertThat(this.cards.cancel(this.program, List.of(card.id()), Actor.SYSTEM)).isZero();
		assertThat(this.cards.get(this.program, card.id()).state()).isEqualTo(GiftCardState.CANCELLED);
		assertThat(entries(card.id())).containsExactly("ISSUE ISSUED>CARD 50000 = 50000",
				"CANCELLATION CARD>WITHDRAWN 50000 = 0");
	}

	@Test
	void refusesAmountsAndCodesThatCannotBe() {
		issue("PRESENT-1", 100);

		assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> issue("present1", 100))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("code_taken"));
		for (long amount : new long[] { 0, -1, GiftCards.MOST + 1 }) {
			assertThatExceptionOfType(BusinessRuleException.class).isThrownBy(() -> issue(null, amount))
				.satisfies((ex) -> assertThat(ex.code()).isEqualTo("gift_card_amount"));
		}
	}

	private GiftCardView issue(@Nullable String code, long amount) {
		return this.cards
			.issue(this.program,
					List.of(new IssueGiftCard(code, Money.ofMinor(amount), null, null, GiftCardSource.STAFF, null)),
					Actor.SYSTEM)
			.getFirst();
	}

	private List<String> entries(UUID card) {
		return this.database.sql("""
				select kind || ' ' || from_account || '>' || to_account || ' ' || amount || ' = ' || balance
				from gift_card_entry where program_id = ? and card_id = ? order by number
				""").params(this.program.value(), card).query(String.class).list();
	}

}
