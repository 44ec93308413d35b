package se.stamkund.points.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import se.stamkund.platform.api.Amount;
import se.stamkund.platform.api.OneOf;
import se.stamkund.platform.api.Words;
import se.stamkund.points.EarningRule.Effect;
import se.stamkund.points.EarningRuleView;
import se.stamkund.points.web.EarningRuleBody.Type;
import se.stamkund.points.web.PointsSettingsBody.ExpiryBody;
import se.stamkund.points.web.PointsSettingsBody.PendingBody;
import se.stamkund.points.web.PointsSettingsBody.RateBody;

/**
 * A rule as it is.
 *
 * @param status draft, scheduled, active or over
 * @param since when this version came into force
 * @param pending absent if its points wait as the settings say
 * @param expiry absent if they expire as the settings say
 */
@Schema(name = "EarningRule")
record EarningRuleResponse(UUID id, int version, @OneOf(EarningRuleView.State.class) String status, Instant since,
		String name, @OneOf(EarningRuleBody.Type.class) String type, @Nullable RateBody rate,
		@Nullable BigDecimal factor, List<String> skus, List<String> brands, List<String> categories,
		List<String> stores, @Nullable Instant from, @Nullable Instant until, Amount minimumOrder,
		Map<String, Set<String>> conditions, int priority, boolean draft, @Nullable PendingBody pending,
		@Nullable ExpiryBody expiry) {

	static EarningRuleResponse of(EarningRuleView view, Map<UUID, String> codes, Currency currency, Instant now) {
		var rule = view.rule();
		var type = switch (rule.effect()) {
			case Effect.OtherRate(var rate) -> Type.RATE;
			case Effect.Multiplier(var factor) -> Type.MULTIPLIER;
			case Effect.Exclusion() -> Type.EXCLUSION;
		};
		return new EarningRuleResponse(rule.id(), rule.version(), Words.of(view.stateAt(now)), view.since(),
				rule.name(), Words.of(type),
				(rule.effect() instanceof Effect.OtherRate(var rate)) ? RateBody.of(rate, currency) : null,
				(rule.effect() instanceof Effect.Multiplier(var factor)) ? factor : null,
				rule.match().skus().stream().sorted().toList(), rule.match().brands().stream().sorted().toList(),
				rule.match().categories().stream().sorted().toList(), EarningRuleBody.codes(rule, codes::get),
				rule.from(), rule.until(), Amount.of(rule.minimumOrder(), currency), rule.conditions(), rule.priority(),
				view.draft(), (rule.life().pending() != null) ? PendingBody.of(rule.life().pending()) : null,
				(rule.life().expiry() != null) ? ExpiryBody.of(rule.life().expiry()) : null);
	}

}
