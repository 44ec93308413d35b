package se.stamkund.points;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.shared.Ids;
import se.stamkund.shared.ProgramId;

/** Tries settings and rules before they count: on an order, and on what was bought. */
@Service
public class Preview {

	/** As many purchases as are counted again while somebody waits. */
	static final int MAX_PURCHASES = 10_000;

	private static final int PAGE = 1_000;

	private static final Duration BACK = Duration.ofDays(30);

	private final AwardRepository awards;

	private final EarningRuleRepository rules;

	private final PointsSettingsService settings;

	private final ProgramClock clock;

	Preview(AwardRepository awards, EarningRuleRepository rules, PointsSettingsService settings, ProgramClock clock) {
		this.awards = awards;
		this.rules = rules;
		this.settings = settings;
		this.clock = clock;
	}

	/** What an order would give. */
	@Transactional(readOnly = true)
	public AwardView order(ProgramId program, Proposal proposal, PurchaseFacts purchase) {
		return EarningEngine.award(purchase, terms(program, proposal, List.of(), Map.of()));
	}

	/** The latest awarded purchase, counted again; empty if there is none. */
	@Transactional(readOnly = true)
	public Optional<Example> latest(ProgramId program, Proposal proposal) {
		return this.awards.findLatest(program, Instant.EPOCH, this.clock.now(program), Ids.next(), Limit.of(1))
			.stream()
			.findFirst()
			.map((award) -> {
				var snapshot = award.snapshot();
				var view = EarningEngine.award(award.purchase(),
						terms(program, proposal, snapshot.modifications(), snapshot.facts()));
				return new Example(award.purchaseLabel(), view);
			});
	}

	/** What the purchases of the last 30 days would have given. */
	@Transactional(readOnly = true)
	public Backtest lastMonth(ProgramId program, Proposal proposal) {
		var now = this.clock.now(program);
		var since = now.minus(BACK);
		var base = terms(program, proposal, List.of(), Map.of());
		long gave = 0;
		long wouldGive = 0;
		int purchases = 0;
		var before = now;
		var beforeId = Ids.next();
		while (purchases < MAX_PURCHASES) {
			var page = this.awards.findLatest(program, since, before, beforeId, Limit.of(PAGE));
			for (var award : page) {
				var snapshot = award.snapshot();
				var terms = new EarningTerms(base.settings(), base.rules(), snapshot.modifications(), snapshot.facts());
				gave += award.points().value();
				wouldGive += EarningEngine.award(award.purchase(), terms).points().value();
				purchases++;
			}
			if (page.size() < PAGE) {
				return new Backtest(purchases, true, gave, wouldGive);
			}
			before = page.getLast().purchasedAt();
			beforeId = page.getLast().id();
		}
		return new Backtest(purchases, false, gave, wouldGive);
	}

	private EarningTerms terms(ProgramId program, Proposal proposal, List<Modification> modifications,
			Map<String, Set<String>> facts) {
		var settings = (proposal.settings() != null) ? proposal.settings() : this.settings.get(program).settings();
		var rules = new ArrayList<EarningRule>();
		this.rules.findCurrent(program)
			.stream()
			.map(EarningRuleVersion::view)
			.filter((view) -> !view.draft())
			.map(EarningRuleView::rule)
			.filter((rule) -> proposal.rule() == null || !rule.id().equals(proposal.rule().id()))
			.forEach(rules::add);
		if (proposal.rule() != null) {
			rules.add(proposal.rule());
		}
		return new EarningTerms(settings, rules, modifications, facts);
	}

	/**
	 * What to try.
	 *
	 * @param settings instead of those in force
	 * @param rule besides those in force, or instead of the one with its id
	 */
	public record Proposal(@Nullable PointsSettings settings, @Nullable EarningRule rule) {

		/** As it is. */
		public static final Proposal NONE = new Proposal(null, null);

	}

	/** A real purchase, by what people call it, and what it would give. */
	public record Example(String label, AwardView award) {
	}

	/**
	 * What purchases gave and would have given.
	 *
	 * @param complete whether all of the 30 days were counted, or only the latest
	 */
	public record Backtest(int purchases, boolean complete, long gave, long wouldGive) {

		public long difference() {
			return this.wouldGive - this.gave;
		}

	}

}
