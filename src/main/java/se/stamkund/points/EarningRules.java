package se.stamkund.points;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.points.EarningRule.Effect;
import se.stamkund.program.AuditLog;
import se.stamkund.program.Stores;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ConflictException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** The rules beside the base rule. Every change makes a new version. */
@Service
public class EarningRules {

	/** As many as a merchant can keep in mind, and an order be counted by. */
	static final int MAX_RULES = 200;

	private final EarningRuleRepository versions;

	private final Stores stores;

	private final ProgramClock clock;

	private final AuditLog audit;

	EarningRules(EarningRuleRepository versions, Stores stores, ProgramClock clock, AuditLog audit) {
		this.versions = versions;
		this.stores = stores;
		this.clock = clock;
		this.audit = audit;
	}

	/** All rules, the highest priority first. */
	@Transactional(readOnly = true)
	public List<EarningRuleView> list(ProgramId program) {
		return this.versions.findCurrent(program).stream().map(EarningRuleVersion::view).toList();
	}

	/**
	 * One rule.
	 * @throws NotFoundException if there is none, or no longer
	 */
	@Transactional(readOnly = true)
	public EarningRuleView get(ProgramId program, UUID rule) {
		return this.versions.findCurrent(program, rule)
			.map(EarningRuleVersion::view)
			.orElseThrow(EarningRules::notFound);
	}

	/** What a rule has been, the newest first, also after it was deleted. */
	@Transactional(readOnly = true)
	public List<EarningRuleView> history(ProgramId program, UUID rule) {
		return this.versions.findHistory(program, rule).stream().map(EarningRuleVersion::view).toList();
	}

	/**
	 * Adds a rule; its id and version are given here.
	 * @throws BusinessRuleException if it contradicts itself
	 */
	@Transactional
	public EarningRuleView add(ProgramId program, EarningRule draft, boolean asDraft, Actor actor) {
		if (this.versions.findCurrent(program).size() >= MAX_RULES) {
			throw new BusinessRuleException("too_many_rules", "A programme has at most " + MAX_RULES + " rules",
					MAX_RULES);
		}
		var rule = named(draft, Ids.next(), 1);
		require(program, rule);
		this.audit.record(program, actor, "earning_rule.added", rule.name(), null, EarningRuleState.of(rule, asDraft));
		return this.versions.saveAndFlush(new EarningRuleVersion(program, rule, asDraft, this.clock.now(program)))
			.view();
	}

	/**
	 * Changes a rule from now on.
	 * @param rule its version is the one that was read
	 * @throws ConflictException {@code rule_changed} if that is no longer the current one
	 */
	@Transactional
	public EarningRuleView change(ProgramId program, EarningRule rule, boolean asDraft, Actor actor) {
		require(program, rule);
		var current = lock(program, rule.id(), rule.version());
		var before = current.rule();
		var wasDraft = current.view().draft();
		var from = current.end(this.clock.now(program));
		this.versions.saveAndFlush(current);
		var next = named(rule, rule.id(), rule.version() + 1);
		this.audit.record(program, actor, "earning_rule.changed", rule.name(), EarningRuleState.of(before, wasDraft),
				EarningRuleState.of(next, asDraft));
		return this.versions.saveAndFlush(new EarningRuleVersion(program, next, asDraft, from)).view();
	}

	/** Ends a rule; awards counted by it stay. */
	@Transactional
	public void delete(ProgramId program, UUID rule, int version, Actor actor) {
		var current = lock(program, rule, version);
		current.end(this.clock.now(program));
		this.versions.saveAndFlush(current);
		this.audit.record(program, actor, "earning_rule.deleted", current.rule().name(),
				EarningRuleState.of(current.rule(), current.view().draft()), null);
	}

	/** Brings back a rule that was deleted, as it was. */
	@Transactional
	public EarningRuleView restore(ProgramId program, UUID rule, Actor actor) {
		var last = this.versions.findHistory(program, rule).stream().findFirst().orElseThrow(EarningRules::notFound);
		if (this.versions.findCurrent(program, rule).isPresent()) {
			return last.view();
		}
		var again = named(last.rule(), rule, last.number() + 1);
		this.audit.record(program, actor, "earning_rule.restored", again.name(), null,
				EarningRuleState.of(again, last.view().draft()));
		return this.versions
			.saveAndFlush(new EarningRuleVersion(program, again, last.view().draft(), this.clock.now(program)))
			.view();
	}

	private EarningRuleVersion lock(ProgramId program, UUID rule, int version) {
		var current = this.versions.findCurrentForUpdate(program, rule).orElseThrow(EarningRules::notFound);
		if (current.number() != version) {
			throw new ConflictException("rule_changed", "Somebody changed the rule meanwhile; read it again");
		}
		return current;
	}

	private void require(ProgramId program, EarningRule rule) {
		rule.stores().forEach((store) -> this.stores.get(program, store));
		if (rule.from() != null && rule.until() != null && !rule.until().isAfter(rule.from())) {
			throw new BusinessRuleException("rule_window_invalid", "The rule ends before it starts");
		}
		if (rule.life().expiry() instanceof ExpiryPolicy.Inactivity) {
			throw new BusinessRuleException("rule_expiry_invalid",
					"Inactivity concerns all points of a member, so a rule can't have an inactivity of its own");
		}
		if (rule.effect() instanceof Effect.Exclusion && !rule.life().isAsSet()) {
			throw new BusinessRuleException("rule_life_without_points",
					"A rule that gives no points can't say how long they live");
		}
		if (rule.effect() instanceof Effect.Multiplier(var factor)
				&& (factor.scale() > 4 || factor.compareTo(BigDecimal.valueOf(100)) > 0)) {
			throw new BusinessRuleException("factor_invalid", "A factor is at most 100, with at most 4 decimals");
		}
		if (rule.effect() instanceof Effect.OtherRate(var rate) && rate.points().scale() > 4) {
			throw new BusinessRuleException("too_many_decimals", "A rate has at most 4 decimals");
		}
	}

	private static EarningRule named(EarningRule rule, UUID id, int version) {
		return new EarningRule(id, version, rule.name(), rule.effect(), rule.match(), rule.stores(), rule.from(),
				rule.until(), rule.minimumOrder(), rule.conditions(), rule.priority(), rule.life());
	}

	private static NotFoundException notFound() {
		return new NotFoundException("earning_rule", "There is no such rule");
	}

}
