package se.stamkund.program.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;

import se.stamkund.platform.api.PageQuery;
import se.stamkund.program.AuditTrail;
import se.stamkund.program.AuditTrail.AuditFilter;
import se.stamkund.program.AuditView;
import se.stamkund.shared.ProgramId;

/** Who changed what, and when. */
@Controller
class AuditController {

	private static final String PATH = "/admin/settings/audit";

	private final AuditTrail trail;

	private final AuditWords words;

	private final MessageSource messages;

	AuditController(AuditTrail trail, AuditWords words, MessageSource messages) {
		this.trail = trail;
		this.words = words;
		this.messages = messages;
	}

	@GetMapping(PATH)
	@PreAuthorize("hasAuthority('AUDIT_VIEW')")
	String list(ProgramId program, @ModelAttribute("filter") FilterForm form, PageQuery query, Locale language,
			Model model) {
		var page = this.trail.page(program, form.filter(), query);
		model.addAttribute("lines", page.data().stream().map((entry) -> line(entry, language)).toList());
		model.addAttribute("actions", actions(program, language));
		model.addAttribute("people", people(program, language));
		model.addAttribute("older", (page.nextCursor() != null) ? form.path(page.nextCursor()) : null);
		model.addAttribute("newest", (query.after() != null) ? form.path(null) : null);
		return "program/audit";
	}

	private Line line(AuditView entry, Locale language) {
		var name = entry.actorName();
		return new Line(entry, (name != null) ? name : this.words.somebody(entry, language),
				this.words.action(entry.action(), language), this.words.target(entry),
				this.words.changes(entry, language));
	}

	private Map<String, String> actions(ProgramId program, Locale language) {
		var options = new LinkedHashMap<String, String>();
		options.put("", this.messages.getMessage("program.audit.any", null, language));
		this.trail.actions(program).forEach((action) -> options.put(action, this.words.action(action, language)));
		return options;
	}

	private Map<String, String> people(ProgramId program, Locale language) {
		var options = new LinkedHashMap<String, String>();
		options.put("", this.messages.getMessage("program.audit.anybody", null, language));
		this.trail.people(program)
			.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByValue())
			.forEach((person) -> options.put(person.getKey(), person.getValue()));
		return options;
	}

	/** A line in words. */
	record Line(AuditView entry, String who, String what, @Nullable String target, List<AuditWords.Change> changes) {
	}

	record FilterForm(@Nullable String action, @Nullable String actor) {

		AuditFilter filter() {
			return new AuditFilter(Objects.requireNonNullElse(this.action, ""),
					Objects.requireNonNullElse(this.actor, ""));
		}

		String path(@Nullable String cursor) {
			var path = UriComponentsBuilder.fromPath(PATH)
				.queryParam("action", "{action}")
				.queryParam("actor", "{actor}");
			if (cursor != null) {
				path.queryParam("cursor", "{cursor}");
			}
			return path.encode()
				.buildAndExpand(Map.of("action", filter().action(), "actor", filter().actor(), "cursor",
						Objects.requireNonNullElse(cursor, "")))
				.toUriString();
		}

	}

}
