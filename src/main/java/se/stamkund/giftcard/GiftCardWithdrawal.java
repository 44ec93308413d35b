package se.stamkund.giftcard;

import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

/** Takes cards back from whoever got them, if all they came with is still on them. */
@Service
public class GiftCardWithdrawal {

	private final CardBook book;

	private final GiftCards cards;

	private final ProgramClock clock;

	GiftCardWithdrawal(CardBook book, GiftCards cards, ProgramClock clock) {
		this.book = book;
		this.cards = cards;
		this.clock = clock;
	}

	/**
	 * Withdraws a card that all is still on, and none of it held for a cart. Nobody can
	 * use it until the caller's transaction ends.
	 * @return whether that was so; otherwise nothing changes
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public boolean withdrawUnused(ProgramId program, UUID card, Actor actor) {
		var account = this.book.lock(program, List.of(card), List.of(), this.clock.now(program)).get(card);
		if (account == null || account.cancelledAt != null || account.held() > 0
				|| account.balance < this.cards.get(program, card).issued().minor()) {
			return false;
		}
		this.cards.cancel(program, List.of(card), actor);
		return true;
	}

}
