package se.stamkund.voucher.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

import se.stamkund.checkout.Quote.Kind;
import se.stamkund.pricing.Base;
import se.stamkund.pricing.Benefit;
import se.stamkund.pricing.OfferTerms;
import se.stamkund.pricing.Scope;
import se.stamkund.pricing.Stacking;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Money;
import se.stamkund.voucher.CodePattern;
import se.stamkund.voucher.CreateBatch;
import se.stamkund.voucher.VoucherBatches;
import se.stamkund.voucher.VoucherLabel;
import se.stamkund.voucher.VoucherRules;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

/**
 * Many codes of one kind as their form.
 *
 * @param codes one a line; of a line with several cells, the first
 * @param until the last day they can be used
 */
record BatchForm(@NotBlank @Size(max = 120) @Nullable String name,
		@NotBlank @Size(max = VoucherLabel.MAX_LENGTH) @Nullable String label,
		@Size(max = VoucherLabel.MAX_LENGTH) @Nullable String labelEn, @NotNull @Nullable Origin origin,
		@Size(max = 60) @Nullable String pattern, @Min(1) @Max(VoucherBatches.MOST) @Nullable Integer count,
		@Size(max = 1_500_000) @Nullable CharSequence codes, @NotNull TermsBody.@Nullable Kind benefit,
		@Nullable Money amount,
		@DecimalMin("0.01") @DecimalMax("100") @Digits(integer = 3, fraction = 2) @Nullable BigDecimal percent,
		@Nullable Money cap, @Size(max = 100) @Nullable String sku, @Min(1) @Max(1000) @Nullable Integer quantity,
		@Size(max = 2000) @Nullable String categories, @Size(max = 2000) @Nullable String brands,
		@Size(max = 2000) @Nullable String skus, @Size(max = 2000) @Nullable String notCategories,
		@Nullable Money minimum, @NotNull @Nullable Stacking stacking,
		@Min(1) @Max(VoucherRules.MOST_USES) @Nullable Integer maxUses,
		@Min(1) @Max(VoucherRules.MOST_USES) @Nullable Integer maxUsesPerMember, @Nullable LocalDate from,
		@Nullable LocalDate until) {

	/** Where the codes come from. */
	enum Origin {

		GENERATED, OWN

	}

	private static final int LONGEST_NAME = 100;

	static BatchForm blank() {
		return new BatchForm(null, null, null, Origin.GENERATED, CodePattern.PLAIN.toString(), 100, null,
				TermsBody.Kind.PERCENT, null, null, null, null, 1, null, null, null, null, null, Stacking.COMMON, 1,
				null, null, null);
	}

	/** What the annotations can't say; only of a form whose fields could be read. */
	void validate(Errors errors) {
		switch (requireNonNull(this.benefit)) {
			case FIXED_AMOUNT -> requirePositive(errors, "amount", this.amount, true);
			case PERCENT -> {
				if (this.percent == null) {
					errors.rejectValue("percent", "NotNull");
				}
				requirePositive(errors, "cap", this.cap, false);
			}
			case FREE_PRODUCT -> {
				if (this.sku == null || this.sku.isBlank()) {
					errors.rejectValue("sku", "NotBlank");
				}
			}
			case FREE_SHIPPING -> {
			}
		}
		requirePositive(errors, "minimum", this.minimum, false);
		if (this.from != null && this.until != null && this.until.isBefore(this.from)) {
			errors.rejectValue("until", "error.voucher_window");
		}
		for (var names : List.of("categories", "brands", "skus", "notCategories")) {
			if (split((String) errors.getFieldValue(names)).stream().anyMatch((name) -> name.length() > LONGEST_NAME)) {
				errors.rejectValue(names, "error.voucher_name_long", new Object[] { LONGEST_NAME }, "");
			}
		}
		validateCodes(errors);
	}

	private void validateCodes(Errors errors) {
		if (this.origin == Origin.OWN) {
			if (lines().isEmpty()) {
				errors.rejectValue("codes", "NotBlank");
			}
			return;
		}
		if (this.count == null) {
			errors.rejectValue("count", "NotNull");
		}
		try {
			CodePattern.parse(requireNonNullElse(this.pattern, ""));
		}
		catch (BusinessRuleException ex) {
			errors.rejectValue("pattern", "error." + ex.code(), ex.arguments(), ex.detail());
		}
	}

	/** Only of a form without errors. */
	CreateBatch command(ZoneId zone) {
		var english = requireNonNullElse(this.labelEn, "").strip();
		return new CreateBatch(requireNonNull(this.name).strip(), wanted(),
				new VoucherLabel(requireNonNull(this.label).strip(), english.isEmpty() ? null : english), terms(),
				new VoucherRules(this.maxUses, this.maxUsesPerMember, start(this.from, zone),
						(this.until != null) ? start(this.until.plusDays(1), zone) : null));
	}

	private CreateBatch.Codes wanted() {
		return (this.origin == Origin.OWN) ? new CreateBatch.Codes.Imported(lines()) : new CreateBatch.Codes.Generated(
				CodePattern.parse(requireNonNull(this.pattern)), requireNonNull(this.count));
	}

	private OfferTerms terms() {
		var benefit = switch (requireNonNull(this.benefit)) {
			case FIXED_AMOUNT -> new Benefit.FixedAmount(requireNonNull(this.amount));
			case PERCENT -> new Benefit.Percent(requireNonNull(this.percent), this.cap);
			case FREE_SHIPPING -> new Benefit.FreeShipping();
			case FREE_PRODUCT ->
				new Benefit.FreeProduct(requireNonNull(this.sku).strip(), requireNonNullElse(this.quantity, 1));
		};
		return new OfferTerms(benefit,
				new Scope(split(this.skus), split(this.categories), split(this.brands), Set.of(),
						split(this.notCategories), Set.of()),
				this.minimum, requireNonNull(this.stacking), 0, Base.AFTER);
	}

	/** The codes, without a heading. */
	private List<String> lines() {
		return (this.codes == null) ? List.of() : this.codes.toString()
			.lines()
			.map((line) -> line.split("[;,\t]", 2)[0].replaceAll("^[\\s\ufeff\"]+|[\\s\"]+$", ""))
			.filter((code) -> !code.isEmpty() && !code.equalsIgnoreCase("kod") && !code.equalsIgnoreCase("code"))
			.toList();
	}

	private static void requirePositive(Errors errors, String field, @Nullable Money money, boolean needed) {
		if ((money == null) ? needed : !money.isPositive()) {
			errors.rejectValue(field, "Positive");
		}
	}

	private static @Nullable Instant start(@Nullable LocalDate day, ZoneId zone) {
		return (day != null) ? day.atStartOfDay(zone).toInstant() : null;
	}

	private static Set<String> split(@Nullable String names) {
		return Arrays.stream(requireNonNullElse(names, "").split("[,;\n]"))
			.map(String::strip)
			.filter((name) -> !name.isEmpty())
			.collect(Collectors.toSet());
	}

}
