package se.stamkund.dataload;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import se.stamkund.shared.MemberId;
import se.stamkund.tier.BroughtTier;
import se.stamkund.tier.BroughtTiers;

/**
 * What members had reached elsewhere: kept as it was told, and put into effect where the
 * programme has tiers.
 */
@Component
class Reached {

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
		this.store.put(view.program(), view.id(), reached);
		this.tiers.bring(view.program(), view.id(), view.fileName(),
				reached.entrySet().stream().map((each) -> brought(view, each.getKey(), each.getValue())).toList(),
				view.actor());
	}

	private BroughtTier brought(ImportView view, MemberId member, MovedIn told) {
		var tier = (told.tier() != null) ? this.tiers.named(view.program(), told.tier()).orElse(null) : null;
		return new BroughtTier(member, tier, told.tierUntil(), told.lifetimePoints());
	}

	void takeBack(ImportView view, List<MemberId> members) {
		this.store.forget(view.program(), view.id(), members);
		this.tiers.takeBack(view.program(), view.id(), members.stream().filter(Objects::nonNull).distinct().toList(),
				view.actor());
	}

}
