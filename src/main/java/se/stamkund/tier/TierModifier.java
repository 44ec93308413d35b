package se.stamkund.tier;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import se.stamkund.points.EarningModifier;
import se.stamkund.points.FactSource;
import se.stamkund.points.ItemMatch;
import se.stamkund.points.Modification;
import se.stamkund.points.PurchaseFacts;
import se.stamkund.program.Programs;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Lets purchases earn by the tier their member had before them. */
@Component
class TierModifier implements EarningModifier, FactSource {

	private static final String TIER = "tier";

	private final Ladders ladders;

	private final Dossiers dossiers;

	private final Programs programs;

	TierModifier(Ladders ladders, Dossiers dossiers, Programs programs) {
		this.ladders = ladders;
		this.dossiers = dossiers;
		this.programs = programs;
	}

	@Override
	public List<List<Modification>> modify(ProgramId program, List<PurchaseFacts> purchases) {
		var language = this.ladders.of(program).map((ladder) -> this.programs.get(program).locale());
		var modifications = new ArrayList<List<Modification>>();
		for (var tier : tiers(program, purchases)) {
			modifications.add((tier == null || !tier.benefits().multiplies()) ? List.of()
					: List.of(new Modification.Factor("tier:" + tier.code(), tier.name().in(language.orElseThrow()),
							tier.benefits().multiplier(), ItemMatch.ALL)));
		}
		return modifications;
	}

	@Override
	public Set<String> names() {
		return Set.of(TIER);
	}

	@Override
	public List<Map<String, Set<String>>> facts(ProgramId program, List<PurchaseFacts> purchases) {
		var facts = new ArrayList<Map<String, Set<String>>>();
		for (var tier : tiers(program, purchases)) {
			facts.add((tier != null) ? Map.of(TIER, Set.of(tier.code())) : Map.of());
		}
		return facts;
	}

	/** The tier of each purchase's member when she made it; null for none, and guests. */
	private List<@Nullable Tier> tiers(ProgramId program, List<PurchaseFacts> purchases) {
		var tiers = new ArrayList<@Nullable Tier>();
		var ladder = this.ladders.of(program);
		var members = purchases.stream().map(PurchaseFacts::member).filter(Objects::nonNull).distinct().toList();
		if (ladder.isEmpty() || members.isEmpty()) {
			purchases.forEach((purchase) -> tiers.add(null));
			return tiers;
		}
		var zone = this.programs.get(program).zone();
		var dossiers = this.dossiers.read(program, members);
		purchases.forEach((purchase) -> tiers.add(tier(ladder.get().ladder(), zone, purchase, dossiers)));
		return tiers;
	}

	private static @Nullable Tier tier(Ladder ladder, ZoneId zone, PurchaseFacts purchase,
			Map<MemberId, Dossier> dossiers) {
		var dossier = (purchase.member() != null) ? dossiers.get(purchase.member()) : null;
		return (dossier != null) ? ladder.tier(dossier.course(ladder, zone).at(purchase.at()).level()) : null;
	}

}
