package se.stamkund.voucher.web;

import java.util.Currency;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import se.stamkund.platform.api.Amount;
import se.stamkund.platform.api.OneOf;
import se.stamkund.platform.api.Words;
import se.stamkund.pricing.Scope;
import se.stamkund.voucher.BatchState;
import se.stamkund.voucher.ChangeBatch;
import se.stamkund.voucher.VoucherLabel;

import static java.util.Objects.requireNonNull;

/**
 * What holds for the codes of a batch. What is left out is taken away.
 *
 * @param name for staff
 * @param label for whoever uses them
 * @param minimumOrder what the goods must cost
 * @param rules with as many uses as before, or more
 */
@Schema(name = "VoucherBatchChange", example = """
		{"name": "Höstutskicket", "label": "15 % på tält", "scope": {"categories": ["tält", "sovsäckar"]},
		"minimum_order": "400.00", "rules": {"max_uses": 1, "ends_at": "2036-12-01T00:00:00+01:00"},
		"state": "paused"}""")
record BatchChangeRequest(@NotBlank @Size(max = 120) @Nullable String name,
		@NotBlank @Size(max = VoucherLabel.MAX_LENGTH) @Nullable String label,
		@Size(max = VoucherLabel.MAX_LENGTH) @Nullable String labelEn, @Valid TermsBody.@Nullable ScopeBody scope,
		@Nullable @Schema(type = "string", example = "400.00") Amount minimumOrder,
		@NotNull @Valid @Nullable RulesBody rules, @NotNull @Nullable @OneOf(BatchState.class) String state) {

	ChangeBatch toCommand(Currency currency) {
		return new ChangeBatch(requireNonNull(this.name).strip(),
				VoucherLabel.of(requireNonNull(this.label), this.labelEn),
				(this.scope != null) ? this.scope.scope() : Scope.ALL,
				(this.minimumOrder != null) ? TermsBody.positive(this.minimumOrder, currency, "/minimum_order") : null,
				requireNonNull(this.rules).rules("/rules"),
				Words.parse(BatchState.class, requireNonNull(this.state), "/state"));
	}

}
