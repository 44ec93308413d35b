package se.stamkund.shopper.web;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

import se.stamkund.member.MemberDisplays;
import se.stamkund.member.MemberNumber;
import se.stamkund.platform.web.Formats;
import se.stamkund.platform.web.PageLanguages;
import se.stamkund.program.Programs;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;
import se.stamkund.shopper.KnownData;

/** Says what is known of a shopper as one would say it to her. */
@Component
class KnownWords {

	private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

	private static final Pattern MEMBER_NUMBER = Pattern.compile("\\d{8}");

	private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d.*Z");

	private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

	private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,6})?");

	private static final Set<String> MONEY = Set.of("total", "refunded", "net", "amount");

	private static final Set<String> POINTS = Set.of("points", "points_used", "taken_back", "balance");

	private static final String CUSTOM = "custom.";

	private final MessageSource messages;

	private final Formats formats;

	private final Programs programs;

	private final Stores stores;

	private final MemberDisplays displays;

	KnownWords(MessageSource messages, Formats formats, Programs programs, Stores stores, MemberDisplays displays) {
		this.displays = displays;
		this.messages = messages;
		this.formats = formats;
		this.programs = programs;
		this.stores = stores;
	}

	/** What a fact is called. */
	String label(KnownData fact) {
		return Objects.requireNonNullElseGet(message("shopper.data.field." + fact.name()), fact::words);
	}

	/** The fact as a heading over the others. */
	@Nullable String title(ProgramId program, KnownData fact, List<KnownData> others) {
		var value = value(program, fact, others);
		return (value != null && fact.name().startsWith("order")) ? message("shopper.data.order", value) : value;
	}

	/**
	 * What a fact says.
	 * @param others what else is known of the same thing
	 * @return null where it would say nothing to her, such as an id of our own
	 */
	@Nullable String value(ProgramId program, KnownData fact, List<KnownData> others) {
		var value = Objects.requireNonNull(fact.value());
		return switch (fact.name()) {
			case "store" -> store(program, value);
			case "type" -> activity(value, others);
			case "purpose" ->
				Objects.requireNonNullElse(message("shopper.consent." + value + "." + of(others, "channel")), value);
			case "channel" -> (of(others, "purpose") != null) ? null : value;
			case "actor" -> Objects.requireNonNullElse(message("shopper.data.actor." + value.split(":")[0]), value);
			case "phone" -> this.displays.of(program).phone(value);
			case "number" -> MEMBER_NUMBER.matcher(value).matches() ? new MemberNumber(value).display() : value;
			case "language" -> PageLanguages.names().getOrDefault(value, value);
			default -> ID.matcher(value).matches() ? null : text(program, fact.name(), value);
		};
	}

	/** What a store made up itself may look like a date and be none. */
	private String text(ProgramId program, String name, String value) {
		try {
			return known(program, name, value);
		}
		catch (DateTimeException | ArithmeticException | IllegalArgumentException ex) {
			return value;
		}
	}

	private String known(ProgramId program, String name, String value) {
		if (NUMBER.matcher(value).matches()) {
			return number(program, name, new BigDecimal(value), value);
		}
		if (INSTANT.matcher(value).matches()) {
			return this.formats.dateTime(Instant.parse(value));
		}
		if (DATE.matcher(value).matches()) {
			return this.formats.date(LocalDate.parse(value));
		}
		return Objects.requireNonNullElse(message("shopper.data.value." + name + "." + value),
				Objects.requireNonNullElse(message("shopper.data.value." + value), value));
	}

	/** Amounts with decimals are in the currency, others in its smallest unit. */
	private String number(ProgramId program, String name, BigDecimal number, String value) {
		if (POINTS.contains(name)) {
			return this.formats.points(number.longValue());
		}
		if (MONEY.contains(name)) {
			return this.formats.money(value.contains(".") ? Money.of(number, this.programs.get(program).currency())
					: Money.ofMinor(number.longValue()));
		}
		return name.equals("quantity") ? this.formats.number(number) : value;
	}

	private @Nullable String store(ProgramId program, String value) {
		Predicate<StoreView> meant = (store) -> store.code().equals(value) || store.id().toString().equals(value);
		return this.stores.list(program)
			.stream()
			.filter(meant)
			.map(StoreView::name)
			.findFirst()
			.orElse(ID.matcher(value).matches() ? null : value);
	}

	private @Nullable String activity(String type, List<KnownData> others) {
		if (type.startsWith(CUSTOM)) {
			return type.substring(CUSTOM.length());
		}
		return Objects.requireNonNullElse(
				message("activity." + type, Objects.requireNonNullElse(of(others, "reference"), "")), type);
	}

	private static @Nullable String of(List<KnownData> facts, String name) {
		return facts.stream()
			.filter((fact) -> fact.name().equals(name))
			.map(KnownData::value)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	private @Nullable String message(String key, String... arguments) {
		return this.messages.getMessage(key, arguments, null, LocaleContextHolder.getLocale());
	}

}
