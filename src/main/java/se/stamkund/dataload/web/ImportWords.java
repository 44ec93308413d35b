package se.stamkund.dataload.web;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import se.stamkund.dataload.ImportColumns;
import se.stamkund.dataload.ImportField;
import se.stamkund.dataload.ImportKind;
import se.stamkund.dataload.ImportProblem;
import se.stamkund.dataload.ImportView;
import se.stamkund.points.PointsSettingsService;
import se.stamkund.program.Programs;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;

/** Says in the page's language what imports say in codes. */
@Component
class ImportWords {

	private final MessageSource messages;

	private final PointsSettingsService settings;

	private final Programs programs;

	private final Stores stores;

	ImportWords(MessageSource messages, PointsSettingsService settings, Programs programs, Stores stores) {
		this.messages = messages;
		this.settings = settings;
		this.programs = programs;
		this.stores = stores;
	}

	/** A line that was not imported, and why. */
	record Problem(int line, boolean unmatched, String why, String cells) {
	}

	/** How many lines were not imported for one reason. */
	record Reason(long lines, String why) {
	}

	/** Points and their worth by the month they expire in; null for the ends. */
	record Month(@Nullable YearMonth month, String key, long points, Money worth) {
	}

	String sentence(BusinessRuleException refusal, Locale language) {
		return sentence(refusal.code(), refusal.arguments(), refusal.detail(), language);
	}

	private String sentence(@Nullable String code, Object[] arguments, @Nullable String detail, Locale language) {
		var told = arguments.clone();
		for (int i = 0; i < told.length; i++) {
			if (told[i] instanceof String text) {
				told[i] = fieldNames(text, language);
			}
		}
		var fallback = (detail != null) ? detail : String.valueOf(code);
		return String.valueOf(this.messages.getMessage("error." + code, told, fallback, language));
	}

	/** Codes of fields in their own words. */
	private String fieldNames(String text, Locale language) {
		if (text.matches("[a-z_]+(, [a-z_]+)*")) {
			var names = new ArrayList<String>();
			for (var code : text.split(", ")) {
				names.add(this.messages.getMessage("imports.field." + code, null, code, language));
			}
			return String.join(", ", names);
		}
		return text;
	}

	@Nullable String failure(ImportView view, Locale language) {
		var failure = view.failure();
		return (failure != null) ? sentence(failure.code(), failure.arguments().toArray(), null, language) : null;
	}

	String why(ImportProblem problem, Locale language) {
		return sentence(problem.code(), problem.arguments().toArray(), problem.detail(), language);
	}

	List<Problem> problems(List<ImportProblem> problems, Locale language) {
		return problems.stream()
			.map((problem) -> new Problem(problem.line(), "UNMATCHED".equals(problem.result()), why(problem, language),
					shortened(String.join(" · ",
							problem.cells().stream().filter((cell) -> !cell.isBlank()).limit(6).toList()))))
			.toList();
	}

	private static String shortened(String text) {
		return (text.length() > 120) ? text.substring(0, 120) + "…" : text;
	}

	/** The most frequent first, each in the words of its first line. */
	List<Reason> reasons(ImportView view, List<ImportProblem> examples, Locale language) {
		return view.tally().reasons().entrySet().stream().map((entry) -> {
			var example = examples.stream().filter((problem) -> entry.getKey().equals(problem.code())).findFirst();
			return new Reason(entry.getValue(), example.map((problem) -> why(problem, language))
				.orElseGet(() -> sentence(entry.getKey(), new Object[] { "…", "…" }, null, language)));
		}).sorted(Comparator.comparingLong(Reason::lines).reversed()).toList();
	}

	List<Month> months(ProgramId program, ImportView view) {
		var points = this.settings.get(program).settings();
		var currency = this.programs.get(program).currency();
		return view.tally()
			.months()
			.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey(Comparator.comparing((String key) -> key.equals("never"))
				.thenComparing((key) -> !key.equals("past"))
				.thenComparing(Comparator.naturalOrder())))
			.map((entry) -> new Month(entry.getKey().startsWith("2") ? YearMonth.parse(entry.getKey()) : null,
					entry.getKey(), entry.getValue(),
					entry.getKey().equals("past") ? Money.ZERO : points.worth(entry.getValue(), currency)))
			.toList();
	}

	List<StoreView> stores(ProgramId program) {
		return this.stores.list(program);
	}

	/** What each column can be, in words; also an attribute of its own name. */
	List<Map<String, String>> fields(ImportView view, Locale language) {
		var all = new LinkedHashMap<String, String>();
		view.kind()
			.fields()
			.stream()
			.sorted()
			.forEach((ImportField field) -> all.put(field.code(),
					this.messages.getMessage("imports.field." + field.code(), null, language)));
		return view.columns().stream().<Map<String, String>>map((column) -> {
			var own = new LinkedHashMap<String, String>(all);
			var name = ImportColumns.attribute(column);
			if (view.kind() == ImportKind.MEMBERS && !name.isEmpty()) {
				own.put("attribute." + name,
						this.messages.getMessage("imports.field.attribute", new Object[] { name }, language));
			}
			return own;
		}).toList();
	}

}
