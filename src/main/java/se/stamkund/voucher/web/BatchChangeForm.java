package se.stamkund.voucher.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

import se.stamkund.pricing.Scope;
import se.stamkund.shared.Money;
import se.stamkund.voucher.BatchView;
import se.stamkund.voucher.ChangeBatch;
import se.stamkund.voucher.VoucherLabel;
import se.stamkund.voucher.VoucherRules;

import static java.util.Objects.requireNonNull;

/**
 * What can change of a batch, as its form.
 *
 * @param until the last day they can be used
 * @param version that was read
 */
record BatchChangeForm(@NotBlank @Size(max = 120) @Nullable String name,
		@NotBlank @Size(max = VoucherLabel.MAX_LENGTH) @Nullable String label,
		@Size(max = VoucherLabel.MAX_LENGTH) @Nullable String labelEn, @Nullable Money minimum,
		@Size(max = 2000) @Nullable String categories, @Size(max = 2000) @Nullable String brands,
		@Size(max = 2000) @Nullable String skus, @Size(max = 2000) @Nullable String notCategories,
		@Min(1) @Max(VoucherRules.MOST_USES) @Nullable Integer maxUses,
		@Min(1) @Max(VoucherRules.MOST_USES) @Nullable Integer maxUsesPerMember, @Nullable LocalDate from,
		@Nullable LocalDate until, @NotNull @Nullable Integer version) {

	static BatchChangeForm of(BatchView batch, ZoneId zone) {
		var scope = batch.terms().scope();
		var rules = batch.rules();
		return new BatchChangeForm(batch.name(), batch.label().sv(), batch.label().en(), batch.terms().minimumOrder(),
				BatchFields.join(scope.categories()), BatchFields.join(scope.brands()), BatchFields.join(scope.skus()),
				BatchFields.join(scope.excludedCategories()), rules.maxUses(), rules.maxUsesPerMember(),
				BatchFields.first(rules.startsAt(), zone), BatchFields.last(rules.endsAt(), zone), batch.version());
	}

	void validate(Errors errors) {
		BatchFields.validate(errors, this.minimum, this.from, this.until);
	}

	/** What the form doesn't show stays as it was. */
	ChangeBatch command(BatchView before, ZoneId zone) {
		var scope = before.terms().scope();
		var rules = before.rules();
		return new ChangeBatch(requireNonNull(this.name).strip(),
				VoucherLabel.of(requireNonNull(this.label), this.labelEn),
				new Scope(BatchFields.split(this.skus), BatchFields.split(this.categories),
						BatchFields.split(this.brands), scope.excludedSkus(), BatchFields.split(this.notCategories),
						scope.excludedBrands()),
				this.minimum,
				new VoucherRules(this.maxUses, this.maxUsesPerMember,
						Objects.equals(this.from, BatchFields.first(rules.startsAt(), zone)) ? rules.startsAt()
								: BatchFields.start(this.from, zone),
						Objects.equals(this.until, BatchFields.last(rules.endsAt(), zone)) ? rules.endsAt()
								: BatchFields.end(this.until, zone)),
				before.state());
	}

}
