package se.stamkund.points;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import se.stamkund.points.EarningRule.Effect;
import se.stamkund.shared.Ids;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;

import static java.util.Objects.requireNonNull;

/** A rule as it was, or is, in force. */
@Entity
@Table(name = "earning_rule")
class EarningRuleVersion {

	private enum EffectKind {

		RATE, MULTIPLIER, EXCLUSION

	}

	@Id
	private UUID id;

	@PartitionKey
	@Column(updatable = false)
	private ProgramId programId;

	private UUID ruleId;

	private int number;

	private Instant inForceFrom;

	private @Nullable Instant inForceUntil;

	private String name;

	private boolean draft;

	@Enumerated(EnumType.STRING)
	private EffectKind effect;

	private @Nullable BigDecimal ratePoints;

	private @Nullable Money ratePer;

	private @Nullable BigDecimal factor;

	private String[] skus;

	private String[] brands;

	private String[] categories;

	private UUID[] stores;

	private @Nullable Instant startsAt;

	private @Nullable Instant endsAt;

	private Money minimumOrder;

	@JdbcTypeCode(SqlTypes.JSON)
	private String conditions;

	private int priority;

	private String life;

	@Version
	private @Nullable Integer version;

	@SuppressWarnings("NullAway.Init")
	protected EarningRuleVersion() {
	}

	EarningRuleVersion(ProgramId programId, EarningRule rule, boolean draft, Instant inForceFrom) {
		this.id = Ids.next();
		this.programId = programId;
		this.ruleId = rule.id();
		this.number = rule.version();
		this.inForceFrom = inForceFrom;
		this.name = rule.name();
		this.draft = draft;
		this.effect = switch (rule.effect()) {
			case Effect.OtherRate(var rate) -> EffectKind.RATE;
			case Effect.Multiplier(var factor) -> EffectKind.MULTIPLIER;
			case Effect.Exclusion() -> EffectKind.EXCLUSION;
		};
		if (rule.effect() instanceof Effect.OtherRate(var rate)) {
			this.ratePoints = rate.points();
			this.ratePer = rate.per();
		}
		if (rule.effect() instanceof Effect.Multiplier(var factor)) {
			this.factor = factor;
		}
		this.skus = sorted(rule.match().skus());
		this.brands = sorted(rule.match().brands());
		this.categories = sorted(rule.match().categories());
		this.stores = rule.stores().stream().sorted().toArray(UUID[]::new);
		this.startsAt = rule.from();
		this.endsAt = rule.until();
		this.minimumOrder = rule.minimumOrder();
		this.conditions = AwardJson.write(rule.conditions());
		this.priority = rule.priority();
		this.life = rule.life().key();
	}

	private static String[] sorted(Set<String> names) {
		return names.stream().sorted().toArray(String[]::new);
	}

	/** Ends this version; the rule is deleted unless another begins. */
	Instant end(Instant at) {
		this.inForceUntil = at.isBefore(this.inForceFrom) ? this.inForceFrom : at;
		return this.inForceUntil;
	}

	boolean appliesAt(Instant at) {
		return !this.draft && !at.isBefore(this.inForceFrom)
				&& (this.inForceUntil == null || at.isBefore(this.inForceUntil));
	}

	EarningRule rule() {
		var effect = switch (this.effect) {
			case RATE -> new Effect.OtherRate(
					new Rate(requireNonNull(this.ratePoints).stripTrailingZeros(), requireNonNull(this.ratePer)));
			case MULTIPLIER -> new Effect.Multiplier(requireNonNull(this.factor).stripTrailingZeros());
			case EXCLUSION -> new Effect.Exclusion();
		};
		return new EarningRule(this.ruleId, this.number, this.name, effect,
				new ItemMatch(Set.of(this.skus), Set.of(this.brands), Set.of(this.categories)), Set.of(this.stores),
				this.startsAt, this.endsAt, this.minimumOrder, AwardJson.readConditions(this.conditions), this.priority,
				PointsLife.parse(this.life));
	}

	EarningRuleView view() {
		return new EarningRuleView(rule(), this.draft, this.inForceFrom);
	}

	UUID ruleId() {
		return this.ruleId;
	}

	int number() {
		return this.number;
	}

}
