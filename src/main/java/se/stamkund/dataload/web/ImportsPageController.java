package se.stamkund.dataload.web;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

import se.stamkund.dataload.ImportKind;
import se.stamkund.dataload.Imports;
import se.stamkund.platform.api.Cursor;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ProgramId;

/** What has been moved in, and a new file. */
@Controller
@RequestMapping("/admin/imports")
class ImportsPageController {

	private static final int PAGE = 25;

	private final Imports imports;

	ImportsPageController(Imports imports) {
		this.imports = imports;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('EXPORT')")
	ModelAndView list(ProgramId program, @RequestParam @Nullable String after) {
		var page = this.imports.list(program, new PageQuery(PAGE, (after != null) ? Cursor.decode(after) : null));
		return new ModelAndView("dataload/imports", "imports", page.data()).addObject("kinds", ImportKind.values())
			.addObject("first", (after != null) ? "/admin/imports" : null)
			.addObject("next", (page.nextCursor() != null) ? "/admin/imports?after=" + page.nextCursor() : null);
	}

	@GetMapping("/new")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView form(@RequestParam(defaultValue = "BALANCES") ImportKind kind,
			@RequestParam @Nullable String toolarge) {
		return (toolarge != null) ? page(kind, "import_file_too_large", new Object[0], HttpStatus.CONTENT_TOO_LARGE)
				: page(kind, null, new Object[0], HttpStatus.OK);
	}

	@PostMapping
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView upload(ProgramId program, Actor actor, @RequestParam(defaultValue = "BALANCES") ImportKind kind,
			@RequestParam @Nullable MultipartFile file) throws IOException {
		if (file == null
				|| file.isEmpty() && (file.getOriginalFilename() == null || file.getOriginalFilename().isEmpty())) {
			return page(kind, "import_file_missing", new Object[0], HttpStatus.UNPROCESSABLE_CONTENT);
		}
		try {
			var name = file.getOriginalFilename();
			var view = this.imports.upload(program, kind, (name != null) ? name : "", file, actor);
			return new ModelAndView("redirect:/admin/imports/" + view.id());
		}
		catch (BusinessRuleException ex) {
			return page(kind, ex.code(), ex.arguments(), HttpStatus.UNPROCESSABLE_CONTENT);
		}
	}

	private static ModelAndView page(ImportKind kind, @Nullable String error, Object[] arguments, HttpStatus status) {
		var page = new ModelAndView("dataload/new", "kind", kind).addObject("kinds", ImportKind.values())
			.addObject("error", error)
			.addObject("arguments", arguments);
		page.setStatus(status);
		return page;
	}

}
