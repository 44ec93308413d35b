package se.stamkund.backoffice.web;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Objects;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

import se.stamkund.platform.web.FormErrors;
import se.stamkund.program.SetupStep;
import se.stamkund.program.ShopStart;
import se.stamkund.program.StoreKind;
import se.stamkund.program.Stores;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ProgramId;

/** The step of the wizard that adds the first store. */
@Controller
@RequestMapping("/start/store")
@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
class SetupStoreController {

	private static final String PAGE = "backoffice/setup-store";

	private final Stores stores;

	private final ShopStart start;

	private final MessageSource messages;

	SetupStoreController(Stores stores, ShopStart start, MessageSource messages) {
		this.stores = stores;
		this.start = start;
		this.messages = messages;
	}

	@ModelAttribute
	void choices(ProgramId program, Locale language, Model model) {
		var kinds = new LinkedHashMap<String, String>();
		for (var kind : StoreKind.values()) {
			kinds.put(kind.name(), this.messages.getMessage("program.store.kind." + kind, null, language));
		}
		model.addAttribute("kinds", kinds);
		model.addAttribute("stores", this.stores.list(program));
	}

	@GetMapping
	ModelAndView form() {
		return new ModelAndView(PAGE, "form", new StoreForm("", StoreKind.WEB, "web"));
	}

	@PostMapping
	ModelAndView save(ProgramId program, Actor actor, @Valid @ModelAttribute("form") StoreForm form,
			BindingResult errors) {
		if (!errors.hasErrors()) {
			try {
				this.stores.add(program, form.code().strip(), form.name().strip(), Objects.requireNonNull(form.kind()),
						actor);
				return next(program);
			}
			catch (BusinessRuleException ex) {
				FormErrors.reject(errors, "code", ex);
			}
		}
		return new ModelAndView(PAGE, HttpStatus.UNPROCESSABLE_CONTENT);
	}

	/** With the stores there are. */
	@PostMapping("/enough")
	ModelAndView next(ProgramId program) {
		this.start.done(program, SetupStep.STORE);
		return new ModelAndView("redirect:" + SetupStep.KEY.path());
	}

	record StoreForm(@NotBlank @Size(max = 100) String name, @NotNull @Nullable StoreKind kind,
			@NotBlank @Size(max = 40) String code) {
	}

}
