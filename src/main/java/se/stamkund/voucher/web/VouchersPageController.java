package se.stamkund.voucher.web;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.web.FormErrors;
import se.stamkund.platform.web.ListAddress;
import se.stamkund.pricing.Stacking;
import se.stamkund.program.Programs;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.VoucherBatches;
import se.stamkund.voucher.VoucherFilter;
import se.stamkund.voucher.VoucherState;

/** Batches of codes: list, make, look into, export, withdraw. */
@Controller
@RequestMapping("/admin/vouchers")
class VouchersPageController {

	private static final int PAGE = 25;

	private final VoucherBatches batches;

	private final CodesFinder finder;

	private final CodesFile file;

	private final Programs programs;

	private final MessageSource messages;

	VouchersPageController(VoucherBatches batches, CodesFinder finder, CodesFile file, Programs programs,
			MessageSource messages) {
		this.batches = batches;
		this.finder = finder;
		this.file = file;
		this.programs = programs;
		this.messages = messages;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('ORDERS_VIEW')")
	ModelAndView list(ProgramId program, @RequestParam @Nullable String after) {
		var page = this.batches.list(program, PageQuery.after(after, PAGE));
		var here = ListAddress.of("/admin/vouchers");
		return new ModelAndView("vouchers/list", "batches", page.data())
			.addObject("first", here.first(after))
			.addObject("next", here.next(page));
	}

	@GetMapping("/new")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView form(Locale language) {
		return page(HttpStatus.OK, language).addObject("form", BatchForm.blank());
	}

	@PostMapping("/new")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView create(ProgramId program, Actor actor, @Valid @ModelAttribute("form") BatchForm form,
			BindingResult errors, Locale language, RedirectAttributes flash) {
		if (!errors.hasErrors()) {
			form.validate(errors);
		}
		if (!errors.hasErrors()) {
			try {
				var made = this.batches.create(program, form.command(this.programs.get(program).zone()), actor);
				flash.addFlashAttribute("toast", "vouchers.batch.created");
				return new ModelAndView("redirect:/admin/vouchers/batches/" + made.id());
			}
			catch (BusinessRuleException ex) {
				FormErrors.reject(errors, field(ex.code()), ex);
			}
		}
		return page(HttpStatus.UNPROCESSABLE_CONTENT, language);
	}

	@GetMapping("/batches/{batch}")
	@PreAuthorize("hasAuthority('ORDERS_VIEW')")
	ModelAndView batch(ProgramId program, @PathVariable UUID batch, @RequestParam @Nullable String q,
			@RequestParam @Nullable VoucherState state, @RequestParam @Nullable String after) {
		var found = this.batches.get(program, batch);
		var filter = new VoucherFilter(ListAddress.searched(q), batch, null, null, state);
		return this.finder
			.find(new ModelAndView("vouchers/batch", "batch", found), program, filter,
					"/admin/vouchers/batches/" + batch, after)
			.addObject("states", VoucherState.values());
	}

	/** How far it has come; the whole page is fetched anew when it has arrived. */
	@GetMapping("/batches/{batch}/progress")
	@PreAuthorize("hasAuthority('ORDERS_VIEW')")
	ModelAndView progress(ProgramId program, @PathVariable UUID batch, HttpServletResponse response) {
		var found = this.batches.get(program, batch);
		if (!found.isAtWork()) {
			response.setHeader("HX-Refresh", "true");
		}
		return new ModelAndView("vouchers/batch :: progress", "batch", found);
	}

	@GetMapping("/batches/{batch}/export")
	@PreAuthorize("hasAuthority('EXPORT')")
	void export(ProgramId program, @PathVariable UUID batch, HttpServletResponse response) throws IOException {
		this.file.write(program, VoucherFilter.ofBatch(this.batches.get(program, batch).id()), response);
	}

	@PostMapping("/batches/{batch}/cancel")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	String cancel(ProgramId program, Actor actor, @PathVariable UUID batch, RedirectAttributes flash) {
		this.batches.cancel(program, batch, actor);
		flash.addFlashAttribute("toast", "vouchers.batch.cancelled");
		flash.addFlashAttribute("undo", "/admin/vouchers/batches/" + batch + "/restore");
		return "redirect:/admin/vouchers/batches/" + batch;
	}

	@PostMapping("/batches/{batch}/restore")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	String restore(ProgramId program, Actor actor, @PathVariable UUID batch, RedirectAttributes flash) {
		this.batches.restore(program, batch, actor);
		flash.addFlashAttribute("toast", "vouchers.batch.restored");
		return "redirect:/admin/vouchers/batches/" + batch;
	}

	private ModelAndView page(HttpStatus status, Locale language) {
		return new ModelAndView("vouchers/new", status)
			.addObject("origins", words("vouchers.origin.", BatchForm.Origin.values(), language))
			.addObject("benefits", words("vouchers.kind.", TermsBody.Kind.values(), language))
			.addObject("stackings", words("vouchers.stacking.", Stacking.values(), language));
	}

	private Map<String, String> words(String prefix, Enum<?>[] constants, Locale language) {
		var words = new LinkedHashMap<String, String>();
		for (var constant : constants) {
			words.put(constant.name(), this.messages.getMessage(prefix + constant, null, language));
		}
		return words;
	}

	private static String field(String code) {
		return switch (code) {
			case "voucher_window" -> "until";
			case "voucher_uses" -> "maxUses";
			case "batch_size" -> "count";
			default -> "pattern";
		};
	}

}
