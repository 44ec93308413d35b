package se.stamkund.voucher.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

import se.stamkund.shared.Money;

import static java.util.Objects.requireNonNullElse;

/** What the forms of batches have in common: names of goods, amounts, days. */
final class BatchFields {

	private static final int LONGEST_NAME = 100;

	private static final List<String> GOODS = List.of("categories", "brands", "skus", "notCategories");

	private BatchFields() {
	}

	/** What annotations can't say of the goods, the amount and the days. */
	static void validate(Errors errors, @Nullable Money minimum, @Nullable LocalDate from, @Nullable LocalDate until) {
		requirePositive(errors, "minimum", minimum, false);
		if (from != null && until != null && until.isBefore(from)) {
			errors.rejectValue("until", "error.voucher_window");
		}
		for (var names : GOODS) {
			if (split((String) errors.getFieldValue(names)).stream().anyMatch((name) -> name.length() > LONGEST_NAME)) {
				errors.rejectValue(names, "error.voucher_name_long", new Object[] { LONGEST_NAME }, "");
			}
		}
	}

	static void requirePositive(Errors errors, String field, @Nullable Money money, boolean needed) {
		if ((money == null) ? needed : !money.isPositive()) {
			errors.rejectValue(field, "Positive");
		}
	}

	/** Names with commas between them. */
	static Set<String> split(@Nullable String names) {
		return Arrays.stream(requireNonNullElse(names, "").split("[,;\n]"))
			.map(String::strip)
			.filter((name) -> !name.isEmpty())
			.collect(Collectors.toSet());
	}

	static String join(Set<String> names) {
		return names.stream().sorted().collect(Collectors.joining(", "));
	}

	/** When a day begins. */
	static @Nullable Instant start(@Nullable LocalDate day, ZoneId zone) {
		return (day != null) ? day.atStartOfDay(zone).toInstant() : null;
	}

	/** When a last day is over. */
	static @Nullable Instant end(@Nullable LocalDate day, ZoneId zone) {
		return (day != null) ? start(day.plusDays(1), zone) : null;
	}

	/** The day that something begins. */
	static @Nullable LocalDate first(@Nullable Instant start, ZoneId zone) {
		return (start != null) ? start.atZone(zone).toLocalDate() : null;
	}

	/** The last day before something ends. */
	static @Nullable LocalDate last(@Nullable Instant end, ZoneId zone) {
		return (end != null) ? end.minusNanos(1).atZone(zone).toLocalDate() : null;
	}

	/** The field that a refusal is about. */
	static String field(String code) {
		return switch (code) {
			case "voucher_window", "restore_too_late" -> "until";
			case "voucher_uses", "voucher_uses_less" -> "maxUses";
			case "voucher_each_less" -> "maxUsesPerMember";
			case "batch_size" -> "count";
			case "batch_changed" -> "name";
			default -> code.startsWith("codes_") ? "codes" : "pattern";
		};
	}

}
