package se.stamkund.activity;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import se.stamkund.shared.MemberDataOwner;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;
import se.stamkund.shared.WhenMerged;

/** Answers for the timelines of members. */
@Component
class ActivityData implements MemberDataOwner {

	private final ActivityRepository entries;

	ActivityData(ActivityRepository entries) {
		this.entries = entries;
	}

	@Override
	public Map<String, WhenMerged> whenMerged() {
		return Map.of("activity", WhenMerged.MOVES);
	}

	@Override
	public String part() {
		return "activity";
	}

	@Override
	public List<ActivityView> copy(ProgramId program, MemberId member) {
		return this.entries.findByProgramIdAndMemberIdOrderByOccurredAtAscIdAsc(program, member)
			.stream()
			.map(ActivityEntry::view)
			.toList();
	}

	/** Orders and entries keep the facts; what can say who she was goes. */
	@Override
	public void erase(ProgramId program, MemberId member) {
		this.entries.deleteOf(program, member);
	}

}
