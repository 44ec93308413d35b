package se.stamkund.dataload;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.member.ConsentChange;
import se.stamkund.member.ConsentChannel;
import se.stamkund.member.ConsentPurpose;
import se.stamkund.member.EnrolMember;
import se.stamkund.member.ExternalIdentity;
import se.stamkund.member.MemberSource;
import se.stamkund.shared.BusinessRuleException;

/** What a line says of a person. */
final class PersonRow {

	private static final List<Asked> CONSENTS = List.of(
			new Asked(ImportField.CONSENT_EMAIL, ConsentPurpose.MARKETING, ConsentChannel.EMAIL),
			new Asked(ImportField.CONSENT_SMS, ConsentPurpose.MARKETING, ConsentChannel.SMS),
			new Asked(ImportField.CONSENT_POST, ConsentPurpose.MARKETING, ConsentChannel.POST),
			new Asked(ImportField.CONSENT_PUSH, ConsentPurpose.MARKETING, ConsentChannel.PUSH),
			new Asked(ImportField.CONSENT_TERMS, ConsentPurpose.TERMS, ConsentChannel.NONE),
			new Asked(ImportField.CONSENT_PROFILING, ConsentPurpose.PROFILING, ConsentChannel.NONE),
			new Asked(ImportField.CONSENT_SURVEY_EMAIL, ConsentPurpose.SURVEYS, ConsentChannel.EMAIL),
			new Asked(ImportField.CONSENT_SURVEY_SMS, ConsentPurpose.SURVEYS, ConsentChannel.SMS));

	private record Asked(ImportField field, ConsentPurpose purpose, ConsentChannel channel) {
	}

	private PersonRow() {
	}

	/**
	 * Reads a line.
	 * @throws BusinessRuleException that says which cell makes no sense
	 */
	static EnrolMember read(ImportContext context, Row row) {
		return new EnrolMember(row.text(ImportField.EMAIL), row.text(ImportField.PHONE), external(context, row),
				row.text(ImportField.FIRST_NAME), row.text(ImportField.LAST_NAME), birthday(row), language(row),
				tags(row), attributes(row), consents(context, row), null, MemberSource.IMPORT);
	}

	/** The store's code that is meant. */
	static @Nullable String store(ImportContext context, Row row) {
		var told = row.text(ImportField.STORE);
		var code = (told != null) ? told : context.view().options().store();
		if (code != null && !context.stores().containsKey(code)) {
			throw new BusinessRuleException("store_unknown", "There is no store " + code, code);
		}
		return code;
	}

	private static @Nullable ExternalIdentity external(ImportContext context, Row row) {
		var id = row.text(ImportField.EXTERNAL_ID);
		if (id == null) {
			return null;
		}
		var store = store(context, row);
		if (store == null) {
			throw Row.missing(ImportField.STORE);
		}
		UUID storeId = context.stores().get(store);
		return (storeId != null) ? new ExternalIdentity(storeId, id) : null;
	}

	private static java.time.@Nullable LocalDate birthday(Row row) {
		var text = row.text(ImportField.BIRTHDAY);
		return (text != null) ? row.values().day(ImportField.BIRTHDAY.code(), text) : null;
	}

	/** "sv_SE" is Swedish. */
	private static @Nullable String language(Row row) {
		var text = row.text(ImportField.LANGUAGE);
		return (text != null) ? text.split("[-_]", 2)[0].toLowerCase(Locale.ROOT) : null;
	}

	private static List<String> tags(Row row) {
		var text = row.text(ImportField.TAGS);
		return (text != null) ? Values.list(text) : List.of();
	}

	private static Map<String, Object> attributes(Row row) {
		var attributes = new TreeMap<String, Object>();
		row.positions().keySet().stream().filter((code) -> code.startsWith(ImportMapping.ATTRIBUTE)).forEach((code) -> {
			var text = row.text(code);
			if (text != null) {
				attributes.put(code.substring(ImportMapping.ATTRIBUTE.length()), attribute(text));
			}
		});
		return attributes;
	}

	/** As our own export writes them: a number or a truth is one only if it is marked. */
	private static Object attribute(String text) {
		if (text.equals("true") || text.equals("false")) {
			return Boolean.valueOf(text);
		}
		return text.matches("-?(0|[1-9]\\d{0,9})(\\.\\d{1,4})?") ? new java.math.BigDecimal(text) : text;
	}

	private static List<ConsentChange> consents(ImportContext context, Row row) {
		var at = past(context, ImportField.CONSENT_AT, row.instant(ImportField.CONSENT_AT));
		var consents = new ArrayList<ConsentChange>();
		var general = row.text(ImportField.CONSENT);
		if (general != null) {
			consents.addAll(general(row, general, at));
		}
		for (var asked : CONSENTS) {
			var text = row.text(asked.field());
			if (text != null) {
				var parts = text.split("\\s+", 2);
				var own = (parts.length > 1)
						? past(context, asked.field(), row.values().instant(asked.field().code(), parts[1])) : at;
				consents.add(new ConsentChange(asked.purpose(), asked.channel(),
						row.values().yes(asked.field().code(), parts[0]), null, own));
			}
		}
		return consents;
	}

	/** Yes or no to offers by e-mail, or the channels that she said yes to. */
	private static List<ConsentChange> general(Row row, String text, @Nullable Instant at) {
		var channels = Values.list(text.replace('+', ',').toLowerCase(Locale.ROOT));
		if (channels.stream().allMatch((part) -> part.matches("e-?mail|e-post|sms|post|push"))) {
			return channels.stream()
				.map((part) -> marketing(part.startsWith("e") ? ConsentChannel.EMAIL
						: ConsentChannel.valueOf(part.toUpperCase(Locale.ROOT)), true, at))
				.toList();
		}
		return List.of(marketing(ConsentChannel.EMAIL, row.values().yes(ImportField.CONSENT.code(), text), at));
	}

	private static ConsentChange marketing(ConsentChannel channel, boolean given, @Nullable Instant at) {
		return new ConsentChange(ConsentPurpose.MARKETING, channel, given, null, at);
	}

	static @Nullable Instant past(ImportContext context, ImportField field, @Nullable Instant at) {
		if (at != null && at.isAfter(context.now())) {
			throw new BusinessRuleException("import_future", field.code() + " has not come yet: " + at, field.code());
		}
		return at;
	}

}
