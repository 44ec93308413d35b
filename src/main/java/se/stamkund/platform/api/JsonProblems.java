package se.stamkund.platform.api;

import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Explains why a JSON body could not be read, without a word of Java. */
final class JsonProblems {

	private JsonProblems() {
	}

	static ProblemDetail of(@Nullable Throwable cause) {
		for (Throwable current = cause; current != null; current = current.getCause()) {
			if (current instanceof BodyTooLargeException) {
				return Problem.of(HttpStatus.CONTENT_TOO_LARGE, "body_too_large", String.valueOf(current.getMessage()));
			}
			if (current instanceof InvalidFieldException field) {
				return invalid(field.pointer(), field.detail());
			}
		}
		return switch (cause) {
			case UnrecognizedPropertyException unknown -> invalid(unknown, unknownField(unknown));
			case ValueInstantiationException refused when refused.getCause() != null ->
				invalid(refused, String.valueOf(refused.getCause().getMessage()));
			case InvalidFormatException format -> invalid(format, expected(format.getTargetType()));
			case MismatchedInputException mismatch -> invalid(mismatch, mismatch(mismatch));
			case InputCoercionException outOfRange when outOfRange.processor() instanceof JsonParser parser ->
				invalid(parser.streamReadContext().pathAsPointer().toString(), expected(outOfRange.getTargetType()));
			case DatabindException other -> invalid(other, "Can't be read: " + other.getOriginalMessage());
			case StreamReadException broken -> Problem.of(HttpStatus.BAD_REQUEST, "malformed_json",
					"Not valid JSON" + position(broken) + ": " + firstSentence(broken.getOriginalMessage()));
			case null, default -> Problem.of(HttpStatus.BAD_REQUEST, "malformed_json",
					"Send a JSON body in UTF-8; this one can't be read");
		};
	}

	private static ProblemDetail invalid(JacksonException ex, String detail) {
		return invalid(Pointers.ofPath(ex.getPath()), detail);
	}

	private static ProblemDetail invalid(String pointer, String detail) {
		return Problem.invalid(HttpStatus.BAD_REQUEST, List.of(FieldProblem.at(pointer, detail)));
	}

	private static String unknownField(UnrecognizedPropertyException ex) {
		var known = ex.getKnownPropertyIds();
		return "Unknown field" + ((known == null || known.isEmpty()) ? ""
				: "; known are " + known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", ")));
	}

	private static String mismatch(MismatchedInputException ex) {
		var message = String.valueOf(ex.getOriginalMessage());
		if (message.startsWith("Cannot map `null`") || message.startsWith("Missing required")) {
			return "Is required";
		}
		if (message.contains("trailing token") || message.contains("Trailing token")) {
			return "Something follows after the end of the JSON document";
		}
		if (message.startsWith("No content to map")) {
			return "Send a JSON body";
		}
		return expected(ex.getTargetType());
	}

	static String expected(@Nullable Class<?> type) {
		if (type == null) {
			return "Has the wrong type";
		}
		if (type.isEnum()) {
			return "Must be one of "
					+ Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", "));
		}
		if (type == Amount.class) {
			return Amount.SYNTAX_HINT;
		}
		if (Temporal.class.isAssignableFrom(type)) {
			return switch (type.getSimpleName()) {
				case "LocalDate" -> "Must be a date: 2026-03-09";
				case "Instant", "OffsetDateTime", "ZonedDateTime" ->
					"Must be a timestamp with an offset: 2026-03-09T14:30:00+01:00";
				default -> "Must be a date or time in ISO 8601";
			};
		}
		return "Must be " + kind(type);
	}

	private static String kind(Class<?> type) {
		if (type == UUID.class) {
			return "an id: 0198c7a2-5f6e-7abc-8def-0123456789ab";
		}
		if (type == boolean.class || type == Boolean.class) {
			return "true or false";
		}
		if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
			return "a whole number between " + ((type == int.class || type == Integer.class)
					? Integer.MIN_VALUE + " and " + Integer.MAX_VALUE : Long.MIN_VALUE + " and " + Long.MAX_VALUE);
		}
		if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
			return "a number";
		}
		if (CharSequence.class.isAssignableFrom(type)) {
			return "a string";
		}
		if (Collection.class.isAssignableFrom(type) || type.isArray()) {
			return "an array";
		}
		return (Map.class.isAssignableFrom(type) || !type.getName().startsWith("java.")) ? "an object"
				: "of another type";
	}

	private static String position(StreamReadException ex) {
		var location = ex.getLocation();
		return (location == null || location.getLineNr() < 0) ? ""
				: " at line " + location.getLineNr() + ", column " + location.getColumnNr();
	}

	private static String firstSentence(@Nullable String message) {
		var text = String.valueOf(message);
		int end = text.indexOf('\n');
		return (end < 0) ? text : text.substring(0, end);
	}

}
