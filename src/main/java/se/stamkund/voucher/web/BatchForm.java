package se.stamkund.voucher.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

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
import org.springframework.web.multipart.MultipartFile;

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
 * @param file with the codes instead
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
		@Nullable LocalDate until, @Nullable MultipartFile file) {

	/** Where the codes come from. */
	enum Origin {

		GENERATED, OWN

	}

	static BatchForm blank() {
		return new BatchForm(null, null, null, Origin.GENERATED, CodePattern.PLAIN.toString(), 100, null,
				TermsBody.Kind.PERCENT, null, null, null, null, 1, null, null, null, null, null, Stacking.COMMON, 1,
				null, null, null, null);
	}

	/** For somebody who has codes. */
	BatchForm withOwn() {
		return new BatchForm(this.name, this.label, this.labelEn, Origin.OWN, this.pattern, this.count, this.codes,
				this.benefit, this.amount, this.percent, this.cap, this.sku, this.quantity, this.categories,
				this.brands, this.skus, this.notCategories, this.minimum, this.stacking, this.maxUses,
				this.maxUsesPerMember, this.from, this.until, this.file);
	}

	/** What the annotations can't say; only of a form whose fields could be read. */
	void validate(Errors errors) {
		switch (requireNonNull(this.benefit)) {
			case FIXED_AMOUNT -> BatchFields.requirePositive(errors, "amount", this.amount, true);
			case PERCENT -> {
				if (this.percent == null) {
					errors.rejectValue("percent", "NotNull");
				}
				BatchFields.requirePositive(errors, "cap", this.cap, false);
			}
			case FREE_PRODUCT -> {
				if (this.sku == null || this.sku.isBlank()) {
					errors.rejectValue("sku", "NotBlank");
				}
			}
			case FREE_SHIPPING -> {
			}
		}
		BatchFields.validate(errors, this.minimum, this.from, this.until);
		validateCodes(errors);
	}

	private void validateCodes(Errors errors) {
		if (this.origin == Origin.OWN) {
			if (hasFile() && hasText()) {
				errors.rejectValue("file", "error.codes_file_or_text");
			}
			else if (!hasFile() && !hasText()) {
				errors.rejectValue(wasChosen() ? "file" : "codes", wasChosen() ? "error.codes_file_empty" : "NotBlank");
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

	/** Only of a form without errors. Own codes are not in it. */
	CreateBatch command(ZoneId zone) {
		return new CreateBatch(requireNonNull(this.name).strip(), wanted(),
				VoucherLabel.of(requireNonNull(this.label), this.labelEn), terms(), new VoucherRules(this.maxUses,
						this.maxUsesPerMember, BatchFields.start(this.from, zone), BatchFields.end(this.until, zone)));
	}

	private CreateBatch.Codes wanted() {
		return (this.origin == Origin.OWN) ? new CreateBatch.Codes.Imported(List.of())
				: new CreateBatch.Codes.Generated(CodePattern.parse(requireNonNull(this.pattern)),
						requireNonNull(this.count));
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
				new Scope(BatchFields.split(this.skus), BatchFields.split(this.categories),
						BatchFields.split(this.brands), Set.of(), BatchFields.split(this.notCategories), Set.of()),
				this.minimum, requireNonNull(this.stacking), 0, Base.AFTER);
	}

	/** Whether they come in a file; otherwise they are written in the form. */
	boolean hasFile() {
		return this.file != null && !this.file.isEmpty();
	}

	private boolean wasChosen() {
		return this.file != null && this.file.getOriginalFilename() != null
				&& !this.file.getOriginalFilename().isEmpty();
	}

	private boolean hasText() {
		return this.codes != null && !this.codes.toString().isBlank();
	}

	/** The codes that somebody has. */
	InputStream own() throws IOException {
		return (this.file != null && hasFile()) ? this.file.getInputStream()
				: new ByteArrayInputStream(requireNonNull(this.codes).toString().getBytes(StandardCharsets.UTF_8));
	}

}
