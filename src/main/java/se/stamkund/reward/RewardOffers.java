package se.stamkund.reward;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.ledger.Balances;
import se.stamkund.member.MemberDirectory;
import se.stamkund.platform.ProgramClock;
import se.stamkund.program.Programs;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;
import se.stamkund.tier.LadderView;
import se.stamkund.tier.TierLadders;
import se.stamkund.tier.Tiers;

/** What members can have, in as many statements for a hundred rewards as for one. */
@Service
public class RewardOffers {

	private final RewardStore rewards;

	private final RedemptionQueries redemptions;

	private final Balances balances;

	private final Tiers tiers;

	private final TierLadders ladders;

	private final MemberDirectory members;

	private final Programs programs;

	private final ProgramClock clock;

	RewardOffers(RewardStore rewards, RedemptionQueries redemptions, Balances balances, Tiers tiers,
			TierLadders ladders, MemberDirectory members, Programs programs, ProgramClock clock) {
		this.rewards = rewards;
		this.redemptions = redemptions;
		this.balances = balances;
		this.tiers = tiers;
		this.ladders = ladders;
		this.members = members;
		this.programs = programs;
		this.clock = clock;
	}

	/** What a member sees now. */
	@Transactional(readOnly = true)
	public Offers of(ProgramId program, MemberId member) {
		var now = this.clock.now(program);
		var taker = taker(program, member, now);
		var shown = this.rewards.list(program, Set.of(RewardState.ACTIVE))
			.stream()
			.map((reward) -> Eligibility.of(reward, taker))
			.filter((one) -> one.whyNot().stream().noneMatch((why) -> why.code() == WhyNot.Code.OVER))
			.toList();
		return new Offers(taker.points(), shown, now);
	}

	/** Whether a member can have one reward, or why not. */
	@Transactional(readOnly = true)
	public Eligibility of(ProgramId program, MemberId member, RewardView reward) {
		return Eligibility.of(reward, taker(program, member, this.clock.now(program)));
	}

	/** How a reward looks to somebody who has so many points and may have everything. */
	public static Eligibility preview(RewardView reward, long points, Instant now) {
		return new Eligibility(reward, (points < reward.terms().points())
				? List.of(WhyNot.points(points, reward.terms().points())) : List.of(), null);
	}

	private Taker taker(ProgramId program, MemberId member, Instant now) {
		var zone = this.programs.get(program).zone();
		return new Taker(now, zone, this.balances.of(program, member, now).active().value(),
				this.ladders.find(program).map(LadderView::ladder).orElse(null),
				this.tiers.of(program, List.of(member)).get(member),
				Set.copyOf(this.members.get(program, member).tags()),
				this.redemptions.taken(program, member, now, zone));
	}

}
