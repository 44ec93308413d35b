package se.stamkund.points;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import se.stamkund.platform.ProgramClock;
import se.stamkund.program.SettingsCopier;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.shared.Ids;
import se.stamkund.shared.ProgramId;

/** Lets a new sandbox earn as its original does. */
@Component
class PointsSettingsCopier implements SettingsCopier {

	private final PointsSettingsRepository settings;

	private final EarningRuleRepository rules;

	private final Stores stores;

	private final ProgramClock clock;

	PointsSettingsCopier(PointsSettingsRepository settings, EarningRuleRepository rules, Stores stores,
			ProgramClock clock) {
		this.settings = settings;
		this.rules = rules;
		this.stores = stores;
		this.clock = clock;
	}

	@Override
	public void copy(ProgramId from, ProgramId to) {
		var stores = twins(from, to);
		var now = this.clock.now(to);
		this.settings.findCurrent(from)
			.ifPresent((version) -> this.settings
				.saveAndFlush(new PointsSettingsVersion(to, 1, now, moved(version.settings(), stores))));
		this.rules.findCurrent(from)
			.forEach((version) -> this.rules
				.saveAndFlush(new EarningRuleVersion(to, moved(version.rule(), stores), version.view().draft(), now)));
	}

	private Map<UUID, UUID> twins(ProgramId from, ProgramId to) {
		var byCode = this.stores.list(to).stream().collect(Collectors.toMap(StoreView::code, StoreView::id));
		return this.stores.list(from)
			.stream()
			.filter((store) -> byCode.containsKey(store.code()))
			.collect(Collectors.toMap(StoreView::id, (store) -> byCode.getOrDefault(store.code(), store.id())));
	}

	private static PointsSettings moved(PointsSettings settings, Map<UUID, UUID> stores) {
		return new PointsSettings(settings.rate(), (settings.store() != null) ? stores.get(settings.store()) : null,
				settings.vatIncluded(), settings.rounding(), settings.minimumOrder(), settings.pointValue(),
				settings.pending(), settings.expiry(), settings.refundPolicy(), settings.graceDays(),
				settings.holdMinutes());
	}

	private static EarningRule moved(EarningRule rule, Map<UUID, UUID> stores) {
		return new EarningRule(Ids.next(), 1, rule.name(), rule.effect(), rule.match(),
				rule.stores().stream().map((store) -> stores.getOrDefault(store, store)).collect(Collectors.toSet()),
				rule.from(), rule.until(), rule.minimumOrder(), rule.conditions(), rule.priority(), rule.life());
	}

}
