package se.stamkund.reward;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import se.stamkund.shared.MemberDataOwner;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;
import se.stamkund.shared.WhenMerged;

/** Answers for what redemptions say about a member. */
@Component
class RewardMemberData implements MemberDataOwner {

	private static final int MOST = 1_000;

	private final RedemptionQueries queries;

	private final RedemptionStore store;

	RewardMemberData(RedemptionQueries queries, RedemptionStore store) {
		this.queries = queries;
		this.store = store;
	}

	@Override
	public Map<String, WhenMerged> whenMerged() {
		return Map.of("redemption", WhenMerged.MOVES);
	}

	@Override
	public String part() {
		return "rewards";
	}

	@Override
	public @Nullable Object copy(ProgramId program, MemberId member) {
		var taken = this.queries
			.list(program, RedemptionFilter.of(member), RedemptionQueries.END_OF_TIME, RedemptionQueries.LAST_ID, MOST)
			.stream()
			.map((one) -> new Copy(one.redeemedAt(), one.name().sv(), one.points(), one.fulfilment(), one.note(),
					one.tracking(), one.cancelledAt()))
			.toList();
		return taken.isEmpty() ? null : taken;
	}

	/** What was taken remains for the books; what staff wrote goes. */
	@Override
	public void erase(ProgramId program, MemberId member) {
		this.store.forget(program, member);
	}

	private record Copy(Instant redeemedAt, String reward, long points, @Nullable Fulfilment fulfilment,
			@Nullable String note, @Nullable String tracking, @Nullable Instant cancelledAt) {
	}

}
