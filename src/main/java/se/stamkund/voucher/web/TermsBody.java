package se.stamkund.voucher.web;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import se.stamkund.platform.api.Amount;
import se.stamkund.platform.api.InvalidFieldException;
import se.stamkund.platform.api.Words;
import se.stamkund.pricing.Base;
import se.stamkund.pricing.Benefit;
import se.stamkund.pricing.OfferTerms;
import se.stamkund.pricing.Scope;
import se.stamkund.pricing.Stacking;
import se.stamkund.shared.Money;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

/**
 * What a code gives, and when, as JSON.
 *
 * @param minimumOrder what the goods must cost
 * @param stacking common (together with others that are not exclusive), exclusive or
 * always
 * @param order lower ones are taken first
 * @param base before or after what earlier offers have taken off
 */
@Schema(name = "OfferTerms", example = """
		{"benefit": {"type": "percent", "percent": 15, "cap": "200.00"}, "scope": {"categories": ["tält"]},
		"minimum_order": "500.00", "stacking": "common", "order": 0, "base": "after"}""")
record TermsBody(@NotNull @Valid @Nullable BenefitBody benefit, @Valid @Nullable ScopeBody scope,
		@Nullable @Schema(type = "string", example = "500.00") Amount minimumOrder, @Nullable String stacking,
		@Min(0) @Max(1000) @Nullable Integer order, @Nullable String base) {

	static TermsBody of(OfferTerms terms, Currency currency) {
		return new TermsBody(BenefitBody.of(terms.benefit(), currency), ScopeBody.of(terms.scope()),
				amount(terms.minimumOrder(), currency), Words.of(terms.stacking()), terms.order(),
				Words.of(terms.base()));
	}

	OfferTerms terms(Currency currency, String pointer) {
		return new OfferTerms(requireNonNull(this.benefit).benefit(currency, pointer + "/benefit"),
				(this.scope != null) ? this.scope.scope() : Scope.ALL,
				(this.minimumOrder != null) ? positive(this.minimumOrder, currency, pointer + "/minimum_order") : null,
				Words.parse(Stacking.class, requireNonNullElse(this.stacking, "common"), pointer + "/stacking"),
				requireNonNullElse(this.order, 0),
				Words.parse(Base.class, requireNonNullElse(this.base, "after"), pointer + "/base"));
	}

	static Money positive(@Nullable Amount amount, Currency currency, String pointer) {
		var money = (amount != null) ? amount.in(currency, pointer) : Money.ZERO;
		if (!money.isPositive()) {
			throw new InvalidFieldException(pointer, "Must be more than 0");
		}
		return money;
	}

	static @Nullable Amount amount(@Nullable Money money, Currency currency) {
		return (money != null) ? Amount.of(money, currency) : null;
	}

	/** The kinds of benefit. */
	enum Kind {

		FIXED_AMOUNT, PERCENT, FREE_SHIPPING, FREE_PRODUCT

	}

	/**
	 * What it gives.
	 *
	 * @param type fixed_amount, percent, free_shipping or free_product
	 * @param amount with fixed_amount
	 * @param percent with percent
	 * @param cap with percent: the most it takes off
	 * @param sku with free_product
	 * @param quantity with free_product, 1 if nothing is said
	 */
	@Schema(name = "OfferBenefit")
	record BenefitBody(@NotNull @Nullable @Schema(example = "percent") String type,
			@Nullable @Schema(type = "string", example = "75.00") Amount amount,
			@DecimalMin("0.0001") @DecimalMax("100") @Digits(integer = 3,
					fraction = 4) @Nullable @Schema(example = "15") BigDecimal percent,
			@Nullable @Schema(type = "string", example = "200.00") Amount cap,
			@Size(max = 100) @Nullable @Schema(example = "MUGG-1") String sku,
			@Min(1) @Max(1000) @Nullable @Schema(example = "1") Integer quantity) {

		static BenefitBody of(Benefit benefit, Currency currency) {
			return switch (benefit) {
				case Benefit.FixedAmount(var amount) ->
					new BenefitBody(Words.of(Kind.FIXED_AMOUNT), Amount.of(amount, currency), null, null, null, null);
				case Benefit.Percent(var percent, var cap) ->
					new BenefitBody(Words.of(Kind.PERCENT), null, percent, TermsBody.amount(cap, currency), null, null);
				case Benefit.FreeShipping() ->
					new BenefitBody(Words.of(Kind.FREE_SHIPPING), null, null, null, null, null);
				case Benefit.FreeProduct(var sku, var quantity) ->
					new BenefitBody(Words.of(Kind.FREE_PRODUCT), null, null, null, sku, quantity);
			};
		}

		Benefit benefit(Currency currency, String pointer) {
			return switch (Words.parse(Kind.class, requireNonNull(this.type), pointer + "/type")) {
				case FIXED_AMOUNT -> new Benefit.FixedAmount(positive(this.amount, currency, pointer + "/amount"));
				case PERCENT -> percent(currency, pointer);
				case FREE_SHIPPING -> new Benefit.FreeShipping();
				case FREE_PRODUCT -> product(pointer);
			};
		}

		private Benefit percent(Currency currency, String pointer) {
			if (this.percent == null) {
				throw new InvalidFieldException(pointer + "/percent", "Must be given with type percent");
			}
			return new Benefit.Percent(
					this.percent.stripTrailingZeros().scale() < 0 ? this.percent.setScale(0)
							: this.percent.stripTrailingZeros(),
					(this.cap != null) ? positive(this.cap, currency, pointer + "/cap") : null);
		}

		private Benefit product(String pointer) {
			if (this.sku == null || this.sku.isBlank()) {
				throw new InvalidFieldException(pointer + "/sku", "Must be given with type free_product");
			}
			return new Benefit.FreeProduct(this.sku.strip(), requireNonNullElse(this.quantity, 1));
		}

	}

	/**
	 * Which goods it is about: those with any of these, without those that are excluded.
	 */
	@Schema(name = "OfferScope")
	record ScopeBody(@Nullable @Size(max = 100) List<@NotBlank @Size(max = 100) String> skus,
			@Nullable @Size(max = 100) List<@NotBlank @Size(max = 100) String> categories,
			@Nullable @Size(max = 100) List<@NotBlank @Size(max = 100) String> brands,
			@Nullable @Size(max = 100) List<@NotBlank @Size(max = 100) String> excludedSkus,
			@Nullable @Size(max = 100) List<@NotBlank @Size(max = 100) String> excludedCategories,
			@Nullable @Size(max = 100) List<@NotBlank @Size(max = 100) String> excludedBrands) {

		static ScopeBody of(Scope scope) {
			return new ScopeBody(list(scope.skus()), list(scope.categories()), list(scope.brands()),
					list(scope.excludedSkus()), list(scope.excludedCategories()), list(scope.excludedBrands()));
		}

		Scope scope() {
			return new Scope(set(this.skus), set(this.categories), set(this.brands), set(this.excludedSkus),
					set(this.excludedCategories), set(this.excludedBrands));
		}

		private static List<String> list(Set<String> names) {
			return names.stream().sorted().toList();
		}

		private static Set<String> set(@Nullable List<String> names) {
			return requireNonNullElse(names, List.<String>of()).stream().map(String::strip).collect(Collectors.toSet());
		}

	}

}
