package se.stamkund.points;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import se.stamkund.platform.batch.ReadOnce;
import se.stamkund.shared.ProgramId;

/** Finds the terms that purchases are counted by, a batch at a time. */
@Component
class TermsReader {

	private final PointsSettingsService settings;

	private final PointsSettingsRepository settingsVersions;

	private final EarningRuleRepository rules;

	private final ObjectProvider<EarningModifier> modifiers;

	private final ObjectProvider<FactSource> sources;

	TermsReader(PointsSettingsService settings, PointsSettingsRepository settingsVersions, EarningRuleRepository rules,
			ObjectProvider<EarningModifier> modifiers, ObjectProvider<FactSource> sources) {
		this.settings = settings;
		this.settingsVersions = settingsVersions;
		this.rules = rules;
		this.modifiers = modifiers;
		this.sources = sources;
	}

	/** The terms in force at the time of each purchase. */
	List<TermsInForce> inForce(ProgramId program, List<PurchaseFacts> purchases) {
		var history = this.settings.history(program);
		var earliest = purchases.stream().map(PurchaseFacts::at).min(Comparator.naturalOrder()).orElse(Instant.MAX);
		var rules = rules(program, earliest);
		var modifications = modifications(program, purchases);
		var asked = rules.stream()
			.flatMap((rule) -> rule.rule().conditions().keySet().stream())
			.collect(Collectors.toSet());
		var facts = facts(program, purchases, asked);
		var terms = new ArrayList<TermsInForce>();
		for (int i = 0; i < purchases.size(); i++) {
			var at = purchases.get(i).at();
			var settings = settingsAt(history, at);
			var inForce = rules.stream().filter((rule) -> rule.appliesAt(at)).map(EarningRuleVersion::rule).toList();
			terms.add(new TermsInForce(settings.id(), settings.expiryChange(),
					new EarningTerms(settings.settings(), inForce, modifications.get(i), facts.get(i))));
		}
		return terms;
	}

	/** Those in force at some time since, or earlier on that day. */
	private List<EarningRuleVersion> rules(ProgramId program, Instant since) {
		var day = since.equals(Instant.MAX) ? since : since.truncatedTo(ChronoUnit.DAYS);
		return ReadOnce.get(TermsReader.class, new RulesSince(program, day),
				() -> this.rules.findInForceSince(program, day));
	}

	/** The latest that began by then; before the first began, the first. */
	private static PointsSettingsVersion settingsAt(List<PointsSettingsVersion> history, Instant at) {
		return history.reversed()
			.stream()
			.filter((version) -> !version.inForceFrom().isAfter(at))
			.findFirst()
			.orElse(history.getFirst());
	}

	/** The terms that the awards were counted by, whatever has changed since. */
	Map<UUID, TermsInForce> asCounted(ProgramId program, Collection<Award> awards) {
		var snapshots = awards.stream().collect(Collectors.toMap(Award::id, Award::snapshot));
		var settings = this.settingsVersions
			.findVersions(program, awards.stream().map(Award::settingsId).collect(Collectors.toSet()))
			.stream()
			.collect(Collectors.toMap(PointsSettingsVersion::id, Function.identity()));
		var refs = snapshots.values().stream().flatMap((snapshot) -> snapshot.rules().stream()).toList();
		var rules = refs.isEmpty() ? Map.<TermsSnapshot.RuleRef, EarningRule>of()
				: this.rules
					.findVersions(program, refs.stream().map(TermsSnapshot.RuleRef::rule).collect(Collectors.toSet()))
					.stream()
					.map(EarningRuleVersion::rule)
					.collect(Collectors.toMap((rule) -> new TermsSnapshot.RuleRef(rule.id(), rule.version()),
							Function.identity()));
		return awards.stream().collect(Collectors.toMap(Award::id, (award) -> {
			var snapshot = Objects.requireNonNull(snapshots.get(award.id()));
			var version = Objects.requireNonNull(settings.get(award.settingsId()));
			return new TermsInForce(version.id(), version.expiryChange(),
					new EarningTerms(version.settings(),
							snapshot.rules().stream().map(rules::get).filter(Objects::nonNull).toList(),
							snapshot.modifications(), snapshot.facts()));
		}));
	}

	private List<List<Modification>> modifications(ProgramId program, List<PurchaseFacts> purchases) {
		var all = new ArrayList<List<Modification>>();
		purchases.forEach((purchase) -> all.add(new ArrayList<>()));
		this.modifiers.orderedStream().forEach((modifier) -> {
			var answers = modifier.modify(program, purchases);
			for (int i = 0; i < answers.size(); i++) {
				all.get(i).addAll(answers.get(i));
			}
		});
		return all;
	}

	private List<Map<String, Set<String>>> facts(ProgramId program, List<PurchaseFacts> purchases, Set<String> asked) {
		var all = new ArrayList<Map<String, Set<String>>>();
		purchases.forEach((purchase) -> all.add(new HashMap<>()));
		this.sources.orderedStream()
			.filter((source) -> source.names().stream().anyMatch(asked::contains))
			.forEach((source) -> {
				var answers = source.facts(program, purchases);
				for (int i = 0; i < answers.size(); i++) {
					all.get(i).putAll(answers.get(i));
				}
			});
		return all;
	}

	private record RulesSince(ProgramId program, Instant day) {
	}

}
