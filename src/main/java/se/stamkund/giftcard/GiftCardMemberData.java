package se.stamkund.giftcard;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.program.Programs;
import se.stamkund.shared.MemberDataOwner;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;
import se.stamkund.shared.WhenMerged;

/** Answers for the gift cards of a member. */
@Component
class GiftCardMemberData implements MemberDataOwner {

	private final JdbcClient database;

	private final CardStore store;

	private final Programs programs;

	private final ProgramClock clock;

	GiftCardMemberData(JdbcClient database, CardStore store, Programs programs, ProgramClock clock) {
		this.database = database;
		this.store = store;
		this.programs = programs;
		this.clock = clock;
	}

	@Override
	public Map<String, WhenMerged> whenMerged() {
		return Map.of("gift_card", WhenMerged.MOVES);
	}

	@Override
	public String part() {
		return "gift_cards";
	}

	@Override
	@Transactional(readOnly = true)
	public @Nullable Object copy(ProgramId program, MemberId member) {
		var currency = this.programs.get(program).currency();
		var cards = this.store.ofMember(program, member, this.clock.now(program), Integer.MAX_VALUE)
			.stream()
			.map((card) -> new CardCopy(card.code(), card.issued().toDecimal(currency).toPlainString(),
					card.balance().toDecimal(currency).toPlainString(), currency.getCurrencyCode(), card.createdAt(),
					card.expiresAt()))
			.toList();
		return cards.isEmpty() ? null : List.copyOf(cards);
	}

	/**
	 * Her cards are money: they remain for whoever has their codes. What staff wrote
	 * about them goes.
	 */
	@Override
	@Transactional(propagation = Propagation.MANDATORY)
	public void erase(ProgramId program, MemberId member) {
		this.database
			.sql("""
					update gift_card_note n set reason = '–'
					from gift_card_entry e
					join gift_card c on c.program_id = e.program_id and c.id = e.card_id
					where n.program_id = :program and e.program_id = n.program_id and e.id = n.entry_id and c.member_id = :member
					""")
			.param("program", program.value())
			.param("member", member.value())
			.update();
		this.database.sql("update gift_card set member_id = null where program_id = ? and member_id = ?")
			.params(program.value(), member.value())
			.update();
	}

	private record CardCopy(String code, String issued, String balance, String currency, Instant issuedAt,
			@Nullable Instant expiresAt) {
	}

}
