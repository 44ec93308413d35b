package se.stamkund.dataload.web;

import java.io.IOException;
import java.util.Locale;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.dataload.ImportMappings;
import se.stamkund.dataload.ImportRuns;
import se.stamkund.dataload.ImportState;
import se.stamkund.dataload.ImportView;
import se.stamkund.dataload.Imports;
import se.stamkund.member.MemberDirectory;
import se.stamkund.dataload.ImportUndoPreview;
import se.stamkund.points.RefundPolicy;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** One import, from its columns to taking it back. */
@Controller
@RequestMapping("/admin/imports/{id}")
class ImportPageController {

	private static final int PROBLEMS = 20;

	private final Imports imports;

	private final ImportRuns runs;

	private final ImportMappings mappings;

	private final ImportWords words;

	private final RejectsFile rejects;

	private final MemberDirectory members;

	ImportPageController(Imports imports, ImportRuns runs, ImportMappings mappings, ImportWords words,
			RejectsFile rejects, MemberDirectory members) {
		this.imports = imports;
		this.runs = runs;
		this.mappings = mappings;
		this.words = words;
		this.rejects = rejects;
		this.members = members;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView show(ProgramId program, @PathVariable UUID id, Locale language) {
		return page(program, this.imports.get(program, id), null, language);
	}

	/** Says how the file is read; with {@code then=check} the dry run begins. */
	@PostMapping
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView map(ProgramId program, Actor actor, @PathVariable UUID id, ImportForm form,
			@RequestParam(defaultValue = "") String then, Locale language, RedirectAttributes flash) {
		var view = this.imports.get(program, id);
		try {
			if (then.equals("use") && form.use() != null && !form.use().isBlank()) {
				this.mappings.apply(program, id, kept(form.use()));
				return new ModelAndView("redirect:/admin/imports/" + id);
			}
			this.imports.change(program, id, form.format(view), form.mapping(view), form.options(view));
			if (then.equals("save") && form.saveAs() != null && !form.saveAs().isBlank()) {
				this.mappings.save(program, id, form.saveAs(), actor);
				flash.addFlashAttribute("toast", "imports.mapping.saved");
			}
			if (then.equals("check")) {
				this.runs.check(program, id, actor);
			}
			return new ModelAndView("redirect:/admin/imports/" + id);
		}
		catch (BusinessRuleException ex) {
			var page = page(program, this.imports.get(program, id), ex, language);
			page.addObject("saveAs", form.saveAs());
			page.addObject("nameRefused", ex.code().equals("import_mapping_name"));
			page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
			return page;
		}
	}

	private static UUID kept(String id) {
		try {
			return UUID.fromString(id);
		}
		catch (IllegalArgumentException ex) {
			throw new NotFoundException("import_mapping", "There is no such way to read files");
		}
	}

	@PostMapping("/confirm")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	String confirm(ProgramId program, Actor actor, @PathVariable UUID id) {
		this.runs.confirm(program, id, actor);
		return "redirect:/admin/imports/" + id;
	}

	@PostMapping("/discard")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	String discard(ProgramId program, @PathVariable UUID id, RedirectAttributes flash) {
		this.imports.discard(program, id);
		flash.addFlashAttribute("toast", "imports.discarded");
		return "redirect:/admin/imports";
	}

	/** How far it has come; the whole page is fetched anew when it has arrived. */
	@GetMapping("/progress")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView progress(ProgramId program, @PathVariable UUID id, HttpServletResponse response) {
		var view = this.imports.get(program, id);
		if (!view.state().isAtWork()) {
			response.setHeader("HX-Refresh", "true");
		}
		return new ModelAndView("dataload/import :: progress", "import", view);
	}

	/** The lines that were not imported, to be mended and sent again. */
	@GetMapping("/rejects")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	void rejects(ProgramId program, @PathVariable UUID id, Locale language, HttpServletResponse response)
			throws IOException {
		this.rejects.write(program, this.imports.get(program, id), language, response);
	}

	@GetMapping("/undo")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView undoForm(ProgramId program, @PathVariable UUID id) {
		var preview = this.runs.undoPreview(program, id);
		return new ModelAndView("dataload/undo", "import", this.imports.get(program, id)).addObject("undo", preview)
			.addObject("people", this.members.summaries(program,
					preview.most().stream().map(ImportUndoPreview.Spender::member).toList()));
	}

	@PostMapping("/undo")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	String undo(ProgramId program, Actor actor, @PathVariable UUID id,
			@RequestParam(defaultValue = "CLAMP") RefundPolicy policy) {
		this.runs.undo(program, id, policy, actor);
		return "redirect:/admin/imports/" + id;
	}

	private ModelAndView page(ProgramId program, ImportView view, @Nullable BusinessRuleException refusal,
			Locale language) {
		var page = new ModelAndView("dataload/import", "import", view).addObject("error",
				(refusal != null) ? this.words.sentence(refusal, language) : this.words.failure(view, language));
		if (view.state().isOpen()) {
			page.addObject("sample", this.imports.sample(program, view.id()))
				.addObject("saved", this.mappings.list(program, view.kind()))
				.addObject("stores", this.words.stores(program))
				.addObject("fields", this.words.fields(view, language));
		}
		if (view.state() == ImportState.CHECKED || view.state() == ImportState.DONE) {
			var problems = this.imports.problems(program, view.id(), 0, PROBLEMS);
			page.addObject("problems", this.words.problems(problems, language))
				.addObject("months", this.words.months(program, view))
				.addObject("reasons", this.words.reasons(view, problems, language));
		}
		return page;
	}

}
