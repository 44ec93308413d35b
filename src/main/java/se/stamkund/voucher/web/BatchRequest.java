package se.stamkund.voucher.web;

import java.util.Currency;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import se.stamkund.platform.api.InvalidFieldException;
import se.stamkund.voucher.CodePattern;
import se.stamkund.voucher.CreateBatch;
import se.stamkund.voucher.VoucherBatches;
import se.stamkund.voucher.VoucherLabel;
import se.stamkund.voucher.VoucherRules;

import static java.util.Objects.requireNonNull;

/**
 * Codes to be made or taken.
 *
 * @param name for staff
 * @param label for whoever uses them
 * @param pattern each # a letter or digit, the last one checks the others
 * @param count with pattern
 * @param codes instead of both; none if they come as a file
 */
@Schema(name = "VoucherBatchRequest", example = """
		{"name": "Höstutskicket", "label": "15 % på tält", "pattern": "HÖST-####-####", "count": 500,
		"terms": {"benefit": {"type": "percent", "percent": 15}, "scope": {"categories": ["tält"]}},
		"rules": {"max_uses": 1}}""")
record BatchRequest(@NotBlank @Size(max = 120) @Nullable String name,
		@NotBlank @Size(max = VoucherLabel.MAX_LENGTH) @Nullable String label,
		@Size(max = VoucherLabel.MAX_LENGTH) @Nullable String labelEn, @Size(max = 60) @Nullable String pattern,
		@Min(1) @Max(VoucherBatches.MOST) @Nullable Integer count,
		@Nullable @Size(max = 20_000) List<@NotNull @Size(max = 200) String> codes,
		@NotNull @Valid @Nullable TermsBody terms, @Valid @Nullable RulesBody rules) {

	CreateBatch toCommand(Currency currency) {
		return new CreateBatch(requireNonNull(this.name).strip(), wanted(),
				VoucherLabel.of(requireNonNull(this.label), this.labelEn),
				requireNonNull(this.terms).terms(currency, "/terms"),
				(this.rules != null) ? this.rules.rules("/rules") : VoucherRules.ONCE);
	}

	private CreateBatch.Codes wanted() {
		if (this.codes != null) {
			if (this.pattern != null || this.count != null) {
				throw new InvalidFieldException("/codes", "Either codes, or a pattern and a count");
			}
			return new CreateBatch.Codes.Imported(this.codes);
		}
		if (this.count == null) {
			throw new InvalidFieldException("/count", "How many codes are to be made; or send the codes themselves");
		}
		return new CreateBatch.Codes.Generated(
				(this.pattern != null) ? CodePattern.parse(this.pattern) : CodePattern.PLAIN, this.count);
	}

}
