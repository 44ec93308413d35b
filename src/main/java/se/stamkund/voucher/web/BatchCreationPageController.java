package se.stamkund.voucher.web;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.platform.web.FormErrors;
import se.stamkund.pricing.Stacking;
import se.stamkund.program.Programs;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.BatchView;
import se.stamkund.voucher.VoucherBatches;
import se.stamkund.voucher.VoucherFiles;

/** Makes codes, or takes those somebody has. */
@Controller
@RequestMapping("/admin/vouchers/new")
class BatchCreationPageController {

	private final VoucherBatches batches;

	private final VoucherFiles files;

	private final Programs programs;

	private final MessageSource messages;

	BatchCreationPageController(VoucherBatches batches, VoucherFiles files, Programs programs, MessageSource messages) {
		this.batches = batches;
		this.files = files;
		this.programs = programs;
		this.messages = messages;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView form(@RequestParam @Nullable String toolarge, Locale language) {
		if (toolarge == null) {
			return page(HttpStatus.OK, language).addObject("form", BatchForm.blank());
		}
		var form = BatchForm.blank().withOwn();
		var errors = new BeanPropertyBindingResult(form, "form");
		errors.rejectValue("file", "error.codes_file_large", new Object[] { VoucherFiles.MAX_BYTES >> 20 }, "");
		return page(HttpStatus.CONTENT_TOO_LARGE, language).addObject("form", form)
			.addObject(BindingResult.MODEL_KEY_PREFIX + "form", errors);
	}

	@PostMapping
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView create(ProgramId program, Actor actor, @Valid @ModelAttribute("form") BatchForm form,
			BindingResult errors, Locale language, RedirectAttributes flash) throws IOException {
		if (!errors.hasErrors()) {
			form.validate(errors);
		}
		if (!errors.hasErrors()) {
			try {
				var made = make(program, form, actor);
				flash.addFlashAttribute("toast", "vouchers.batch.created");
				return new ModelAndView("redirect:/admin/vouchers/batches/" + made.id());
			}
			catch (BusinessRuleException ex) {
				FormErrors.reject(errors,
						ex.code().startsWith("codes_") && form.hasFile() ? "file" : BatchFields.field(ex.code()), ex);
			}
		}
		return page(HttpStatus.UNPROCESSABLE_CONTENT, language);
	}

	private BatchView make(ProgramId program, BatchForm form, Actor actor) throws IOException {
		var command = form.command(this.programs.get(program).zone());
		if (form.origin() == BatchForm.Origin.GENERATED) {
			return this.batches.create(program, command, actor);
		}
		try (var codes = form.own()) {
			return this.files.create(program, command, codes, actor).batch();
		}
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

}
