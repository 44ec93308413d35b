package se.stamkund.program.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import se.stamkund.platform.web.Formats;
import se.stamkund.program.AuditView;
import se.stamkund.shared.Money;

/** Puts the audit log into the words of its reader. */
@Component
class AuditWords {

	private final MessageSource messages;

	private final Formats formats;

	AuditWords(MessageSource messages, Formats formats) {
		this.messages = messages;
		this.formats = formats;
	}

	String action(String action, Locale language) {
		return Objects.requireNonNull(this.messages.getMessage("audit.action." + action, null, action, language));
	}

	/** What it happened to; nothing where the action has said so. */
	@Nullable String target(AuditView entry) {
		var thing = entry.action().substring(0, entry.action().indexOf('.'));
		return ("program".equals(thing) || thing.equals(entry.target())) ? null : entry.target();
	}

	/** Who it was, if her name is not known. */
	String somebody(AuditView entry, Locale language) {
		return message(language, "program.audit.actor." + entry.actor().kind());
	}

	List<Change> changes(AuditView entry, Locale language) {
		return entry.changes().stream().map((change) -> {
			var path = change.field();
			var none = entry.edited() ? find(language, "audit.none.", path, "") : null;
			var before = text(path, change.before(), language);
			var after = text(path, change.after(), language);
			return new Change(label(path, language), (before != null) ? before : none, (after != null) ? after : none);
		}).toList();
	}

	private String label(String path, Locale language) {
		var last = path.substring(path.lastIndexOf('.') + 1);
		return Objects.requireNonNullElse(find(language, "audit.field.", path, ""), last.replace('_', ' '));
	}

	private @Nullable String text(String path, @Nullable Object value, Locale language) {
		return switch (value) {
			case null -> null;
			case List<?> many ->
				many.stream().map((one) -> text(path, one, language)).collect(Collectors.joining(", "));
			case Money money -> this.formats.moneyShort(money);
			case BigDecimal number -> number(path, this.formats.number(number), language);
			case Instant instant -> this.formats.dateTime(instant);
			case Boolean flag -> Objects.requireNonNullElse(find(language, "audit.value.", path, "." + flag),
					message(language, "program.audit." + flag));
			default -> Objects.requireNonNullElse(find(language, "audit.value.", path, "." + value), value.toString());
		};
	}

	/** With its unit, where it has one. */
	private String number(String path, String number, Locale language) {
		return Objects.requireNonNullElse(find(language, "audit.value.", path, "", number, this.formats.currency()),
				number);
	}

	private String message(Locale language, String key) {
		return this.messages.getMessage(key, null, language);
	}

	/**
	 * By the whole path, else by ever less of it:
	 * {@code life.pending.days, pending.days, days}.
	 */
	private @Nullable String find(Locale language, String kind, String path, String value, Object... arguments) {
		var found = this.messages.getMessage(kind + path + value, arguments, null, language);
		var dot = path.indexOf('.');
		return (found != null || dot < 0) ? found : find(language, kind, path.substring(dot + 1), value, arguments);
	}

	/** A change in words. */
	record Change(String field, @Nullable String before, @Nullable String after) {
	}

}
