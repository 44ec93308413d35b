package se.stamkund.tier.web;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.ConversionService;
import org.springframework.validation.Errors;

import se.stamkund.shared.Ids;
import se.stamkund.shared.Money;
import se.stamkund.tier.Benefits;
import se.stamkund.tier.Criteria;
import se.stamkund.tier.Text;
import se.stamkund.tier.Tier;

import static java.util.Objects.requireNonNullElse;

/**
 * A tier as part of its ladder's form, as it was written.
 *
 * @param id of a tier that is on the ladder already
 * @param nameEn the Swedish name if it is left empty
 */
record TierForm(@Nullable String id, @Nullable String code, @Nullable String nameSv, @Nullable String nameEn,
		@Nullable String color, @Nullable String icon, @Nullable String points, @Nullable String money,
		@Nullable String orders, @Nullable String multiplier, @Nullable String freeShipping,
		@Nullable String earlyAccessHours, @Nullable String birthdayBonus, @Nullable String textSv,
		@Nullable String textEn) {

	private static final BigDecimal MOST = BigDecimal.valueOf(100);

	static TierForm blank() {
		return new TierForm(null, null, "", "", "#6c757d", "tier", null, null, null, "1", null, null, null, null, null);
	}

	static TierForm of(Tier tier, ConversionService conversion) {
		var criteria = tier.criteria();
		var benefits = tier.benefits();
		var money = (criteria.money() != null) ? Money.ofMinor(criteria.money()) : null;
		return new TierForm(tier.id().toString(), tier.code(), tier.name().sv(), tier.name().en(), tier.color(),
				tier.icon(), Numbers.write(conversion, criteria.points()),
				Numbers.write(conversion, money).replaceAll("[.,]0+$", ""),
				Numbers.write(conversion, criteria.orders()), Numbers.write(conversion, benefits.multiplier()),
				benefits.freeShipping() ? "true" : null,
				(benefits.earlyAccessHours() > 0) ? Numbers.write(conversion, benefits.earlyAccessHours()) : "",
				(benefits.birthdayBonus() > 0) ? Numbers.write(conversion, benefits.birthdayBonus()) : "",
				benefits.text().sv(), benefits.text().en());
	}

	/** Whether the tier is given to everybody's orders without shipping. */
	boolean isFree() {
		return "true".equals(this.freeShipping);
	}

	/** The tier, if there is nothing wrong with what was written; what is, is noted. */
	Tier read(String path, Numbers numbers, List<String> codes) {
		var sv = text(numbers.errors(), path + "nameSv", this.nameSv, 40);
		if (sv.isEmpty()) {
			numbers.errors().rejectValue(path + "nameSv", "NotBlank");
		}
		var en = text(numbers.errors(), path + "nameEn", this.nameEn, 40);
		return new Tier(id(this.id), (this.code != null && !this.code.isBlank()) ? this.code : code(sv, codes),
				new Text(sv, en.isEmpty() ? sv : en),
				requireNonNullElse(this.color, "#6c757d").toLowerCase(Locale.ROOT),
				requireNonNullElse(this.icon, "tier"), criteria(path, numbers), benefits(path, numbers));
	}

	private Criteria criteria(String path, Numbers numbers) {
		var money = numbers.read(path + "money", this.money, Money.class);
		if (money != null && !money.isPositive()) {
			numbers.errors().rejectValue(path + "money", "Positive");
		}
		return new Criteria(numbers.whole(path + "points", this.points, 1, 1_000_000_000),
				(money != null) ? Long.valueOf(money.minor()) : null,
				numbers.whole(path + "orders", this.orders, 1, 100_000));
	}

	private Benefits benefits(String path, Numbers numbers) {
		var multiplier = requireNonNullElse(numbers.read(path + "multiplier", this.multiplier, BigDecimal.class),
				BigDecimal.ONE);
		if (multiplier.signum() < 0 || multiplier.compareTo(MOST) > 0 || multiplier.stripTrailingZeros().scale() > 4) {
			numbers.errors().rejectValue(path + "multiplier", "error.factor_invalid");
		}
		var early = requireNonNullElse(numbers.whole(path + "earlyAccessHours", this.earlyAccessHours, 0, 8760), 0L);
		return new Benefits(multiplier.stripTrailingZeros(), isFree(), early.intValue(),
				requireNonNullElse(numbers.whole(path + "birthdayBonus", this.birthdayBonus, 0, 1_000_000), 0L),
				new Text(text(numbers.errors(), path + "textSv", this.textSv, 300),
						text(numbers.errors(), path + "textEn", this.textEn, 300)));
	}

	private static String text(Errors errors, String path, @Nullable String text, int longest) {
		var stripped = requireNonNullElse(text, "").strip();
		if (stripped.length() > longest) {
			errors.rejectValue(path, "Size", new Object[] { "", longest, 0 }, null);
		}
		if (stripped.chars().anyMatch(Character::isISOControl)) {
			errors.rejectValue(path, "error.text_invalid");
		}
		return stripped;
	}

	private static UUID id(@Nullable String id) {
		try {
			return (id == null || id.isBlank()) ? Ids.next() : UUID.fromString(id);
		}
		catch (IllegalArgumentException ex) {
			return Ids.next();
		}
	}

	/** Letters and digits of a name, for a code of its own. */
	private static String code(String name, List<String> taken) {
		var plain = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
			.replaceAll("\\p{M}", "")
			.replaceAll("[^a-z0-9]+", "-")
			.replaceAll("^-+|-+$", "");
		var base = plain.isEmpty() ? "tier" : plain.substring(0, Math.min(30, plain.length())).replaceAll("-+$", "");
		var code = base;
		for (int i = 2; taken.contains(code); i++) {
			code = base + "-" + i;
		}
		return code;
	}

}
