package se.stamkund.backoffice;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.member.MemberKey;
import se.stamkund.platform.ProgramClock;
import se.stamkund.reward.CodeView;
import se.stamkund.reward.Eligibility;
import se.stamkund.reward.RedemptionView;
import se.stamkund.reward.Redemptions;
import se.stamkund.reward.RewardOffers;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** Rewards at a till: what the customer can have, taken for her and undone. */
@Service
public class TillRewards {

	private final RewardOffers offers;

	private final Redemptions redemptions;

	private final ProgramClock clock;

	TillRewards(RewardOffers offers, Redemptions redemptions, ProgramClock clock) {
		this.offers = offers;
		this.redemptions = redemptions;
		this.clock = clock;
	}

	/** What she can have now for her points. */
	public List<Eligibility> inReach(ProgramId program, MemberId member) {
		return this.offers.of(program, member).inReach();
	}

	/**
	 * Takes a reward for her.
	 * @throws BusinessRuleException if she can't have it
	 */
	@Transactional
	public Taken take(ProgramId program, MemberId member, UUID reward, Actor actor) {
		var taken = this.redemptions.redeem(program, new MemberKey.ById(member), reward, actor);
		var code = this.redemptions.codes(program, List.of(taken)).get(taken.id());
		return new Taken(taken, code);
	}

	/**
	 * Gives a reward back that was taken a moment ago.
	 * @throws NotFoundException if it is not hers
	 * @throws BusinessRuleException {@code till_undo_too_late}, {@code redemption_used}
	 */
	@Transactional
	public RedemptionView undo(ProgramId program, MemberId member, UUID redemption, Actor actor) {
		var taken = this.redemptions.get(program, redemption);
		if (!taken.member().equals(member)) {
			throw new NotFoundException("redemption", "She has taken no such reward");
		}
		if (taken.redeemedAt().plus(Till.UNDO_WITHIN).isBefore(this.clock.now(program))) {
			throw new BusinessRuleException("till_undo_too_late",
					"A reward can be undone at the till for " + Till.UNDO_WITHIN.toMinutes() + " minutes",
					Till.UNDO_WITHIN.toMinutes());
		}
		return this.redemptions.cancel(program, redemption, actor);
	}

	/**
	 * A reward that was taken.
	 *
	 * @param code what it gave, if that is a code or a card
	 */
	public record Taken(RedemptionView redemption, @Nullable CodeView code) {

	}

}
