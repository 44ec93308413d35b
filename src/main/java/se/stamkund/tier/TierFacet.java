package se.stamkund.tier;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import se.stamkund.member.MemberFacet;
import se.stamkund.shared.ProgramId;

/**
 * Lists of members by the tier they were last booked in, as what counts at this instant
 * can be told for a few members only.
 */
@Component
class TierFacet implements MemberFacet {

	private final Ladders ladders;

	TierFacet(Ladders ladders) {
		this.ladders = ladders;
	}

	@Override
	public String name() {
		return "tier";
	}

	/** The highest first. */
	@Override
	public Map<String, String> choices(ProgramId program, Locale language) {
		var choices = new LinkedHashMap<String, String>();
		this.ladders.of(program)
			.ifPresent((view) -> view.ladder()
				.tiers()
				.reversed()
				.forEach((tier) -> choices.put(tier.code(), tier.name().in(language))));
		return choices;
	}

	/** Who has never been booked is where everybody begins. */
	@Override
	public @Nullable Condition condition(ProgramId program, String choice) {
		var ladder = this.ladders.of(program).map(LadderView::ladder).orElse(null);
		var tier = (ladder == null) ? null
				: ladder.tiers().stream().filter((any) -> any.code().equals(choice)).findFirst().orElse(null);
		if (ladder == null || tier == null) {
			return null;
		}
		return new Condition(tier.equals(ladder.lowest()) ? """
				not exists (
					select from tier_member t
					where t.program_id = m.program_id and t.member_id = m.id and t.ladder > 0
						and t.tier_id is distinct from :tier_id)
				""" : """
				m.id in (
					select t.member_id from tier_member t
					where t.program_id = :program and t.tier_id = :tier_id and t.ladder > 0)
				""", Map.of("tier_id", tier.id()));
	}

}
