package se.stamkund.dataload;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;
import se.stamkund.tier.BroughtBefore;
import se.stamkund.tier.BroughtTier;
import se.stamkund.tier.BroughtTiers;

/**
 * What members had reached elsewhere: kept as it was told, and put into effect as soon as
 * the programme has tiers.
 */
@Component
class Reached implements BroughtBefore {

	private final MovedInStore store;

	private final BroughtTiers tiers;

	Reached(MovedInStore store, BroughtTiers tiers) {
		this.store = store;
		this.tiers = tiers;
	}

	/**
	 * Reads a line; null if it says nothing of it.
	 * @throws se.stamkund.shared.BusinessRuleException if there is no such tier
	 */
	@Nullable MovedIn read(ImportContext context, Row row) {
		var told = MovedIn.read(row);
		if (told != null && told.tier() != null) {
			this.tiers.named(context.program(), told.tier());
		}
		return told;
	}

	void put(ImportView view, Map<MemberId, MovedIn> reached) {
		this.store.put(view.program(), view.id(), reached, this.tiers.hasLadder(view.program()));
		this.tiers.bring(view.program(), view.id(), view.fileName(),
				reached.entrySet()
					.stream()
					.map((each) -> brought(view.program(), each.getKey(), each.getValue()))
					.toList(),
				view.actor());
	}

	/** A tier that is not on the first ladder stays a word that is exported again. */
	@Override
	@Transactional(propagation = Propagation.MANDATORY)
	public int bring(ProgramId program, List<MemberId> members) {
		var bySource = this.store.takeWaiting(program, members)
			.stream()
			.sorted(Comparator.comparing(MovedInStore.Waiting::member))
			.collect(Collectors.groupingBy(MovedInStore.Waiting::source));
		return bySource.entrySet()
			.stream()
			.sorted(Comparator.comparing((each) -> each.getKey().id()))
			.mapToInt((each) -> this.tiers.bring(program, each.getKey().id(), each.getKey().fileName(),
					each.getValue().stream().map((one) -> brought(program, one.member(), one.reached())).toList(),
					each.getKey().actor()))
			.sum();
	}

	private BroughtTier brought(ProgramId program, MemberId member, MovedIn told) {
		var tier = (told.tier() != null) ? this.tiers.find(program, told.tier()).orElse(null) : null;
		return new BroughtTier(member, tier, told.tierUntil(), told.lifetimePoints());
	}

	void takeBack(ImportView view, List<MemberId> members) {
		this.store.forget(view.program(), view.id(), members);
		this.tiers.takeBack(view.program(), view.id(), members.stream().filter(Objects::nonNull).distinct().toList(),
				view.actor());
	}

}
