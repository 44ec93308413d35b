package se.stamkund.voucher.web;

import java.time.Instant;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import se.stamkund.platform.api.InvalidFieldException;
import se.stamkund.voucher.VoucherRules;

/**
 * How often and when a code can be used, as JSON.
 *
 * @param maxUses by all together; none for as often as anyone likes
 * @param maxUsesPerMember by each member, who must then be known
 * @param endsAt the first instant it can't be used any more
 */
@Schema(name = "VoucherRules", example = """
		{"max_uses": 100, "max_uses_per_member": 1, "starts_at": "2026-11-27T00:00:00+01:00",
		"ends_at": "2036-11-30T00:00:00+01:00"}""")
record RulesBody(@Min(1) @Max(VoucherRules.MOST_USES) @Nullable Integer maxUses,
		@Min(1) @Max(VoucherRules.MOST_USES) @Nullable Integer maxUsesPerMember, @Nullable Instant startsAt,
		@Nullable Instant endsAt) {

	/** Beyond this no calendar is certain. */
	private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

	static RulesBody of(VoucherRules rules) {
		return new RulesBody(rules.maxUses(), rules.maxUsesPerMember(), rules.startsAt(), rules.endsAt());
	}

	VoucherRules rules(String pointer) {
		return new VoucherRules(this.maxUses, this.maxUsesPerMember, certain(this.startsAt, pointer + "/starts_at"),
				certain(this.endsAt, pointer + "/ends_at"));
	}

	static @Nullable Instant certain(@Nullable Instant instant, String pointer) {
		if (instant != null && instant.isAfter(LAST)) {
			throw new InvalidFieldException(pointer, "Must be before the year 9999");
		}
		return instant;
	}

}
