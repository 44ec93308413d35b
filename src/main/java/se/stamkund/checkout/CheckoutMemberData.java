package se.stamkund.checkout;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import se.stamkund.platform.ProgramClock;
import se.stamkund.shared.MemberDataOwner;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;
import se.stamkund.shared.WhenMerged;

/** Answers for what held carts say about a member. */
@Component
class CheckoutMemberData implements MemberDataOwner {

	private final CartHoldStore store;

	private final ProgramClock clock;

	CheckoutMemberData(CartHoldStore store, ProgramClock clock) {
		this.store = store;
		this.clock = clock;
	}

	@Override
	public Map<String, WhenMerged> whenMerged() {
		return Map.of("checkout_hold", WhenMerged.MOVES);
	}

	@Override
	public String part() {
		return "held_carts";
	}

	@Override
	public @Nullable Object copy(ProgramId program, MemberId member) {
		var copies = this.store.ofMember(program, member, this.clock.now(program))
			.stream()
			.map((hold) -> new HoldCopy(hold.openedAt().toString(), hold.cart(), hold.state().name(),
					hold.points().value()))
			.toList();
		return copies.isEmpty() ? null : List.copyOf(copies);
	}

	@Override
	public void erase(ProgramId program, MemberId member) {
		// carts say nothing about who she was
	}

	private record HoldCopy(String at, String cart, String state, long points) {

	}

}
