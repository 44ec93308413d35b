package se.stamkund.program.web;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.platform.web.FormErrors;
import se.stamkund.program.ChangeStore;
import se.stamkund.program.StoreKind;
import se.stamkund.program.Stores;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ProgramId;

/** The stores of a programme: add, change, close. */
@Controller
@RequestMapping("/admin/settings/stores")
class StoresController {

	private final Stores stores;

	private final Choices choices;

	StoresController(Stores stores, Choices choices) {
		this.stores = stores;
		this.choices = choices;
	}

	@ModelAttribute
	void choices(Locale language, Model model) {
		model.addAttribute("kinds", this.choices.storeKinds(language));
	}

	@GetMapping
	@PreAuthorize("hasAuthority('SETTINGS_VIEW')")
	ModelAndView list(ProgramId program) {
		return new ModelAndView("program/stores", "stores", this.stores.list(program));
	}

	@GetMapping("/new")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView blank() {
		return new ModelAndView("program/store-new", "form", new NewStoreForm("", "", StoreKind.WEB));
	}

	@PostMapping("/new")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView add(ProgramId program, Actor actor, @Valid @ModelAttribute("form") NewStoreForm form,
			BindingResult errors, RedirectAttributes flash) {
		if (!errors.hasErrors()) {
			try {
				this.stores.add(program, form.code().strip(), form.name().strip(), form.requiredKind(), actor);
				flash.addFlashAttribute("toast", "program.store.added");
				return new ModelAndView("redirect:/admin/settings/stores");
			}
			catch (BusinessRuleException ex) {
				FormErrors.reject(errors, "code", ex);
			}
		}
		return new ModelAndView("program/store-new", HttpStatus.UNPROCESSABLE_CONTENT);
	}

	@GetMapping("/{id}")
	@PreAuthorize("hasAuthority('SETTINGS_VIEW')")
	ModelAndView edit(ProgramId program, @PathVariable UUID id) {
		var store = this.stores.get(program, id);
		return new ModelAndView("program/store", "store", store).addObject("form",
				new StoreForm(store.name(), store.kind()));
	}

	@PostMapping("/{id}")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView change(ProgramId program, Actor actor, @PathVariable UUID id,
			@Valid @ModelAttribute("form") StoreForm form, BindingResult errors, RedirectAttributes flash) {
		var store = this.stores.get(program, id);
		if (errors.hasErrors()) {
			return new ModelAndView("program/store", Map.of("store", store), HttpStatus.UNPROCESSABLE_CONTENT);
		}
		this.stores.change(program, id, new ChangeStore(form.name().strip(), form.requiredKind(), store.closed()),
				store.version(), actor);
		flash.addFlashAttribute("toast", "program.store.saved");
		return new ModelAndView("redirect:/admin/settings/stores");
	}

	@PostMapping("/{id}/close")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	String close(ProgramId program, Actor actor, @PathVariable UUID id, RedirectAttributes flash) {
		setClosed(program, id, true, actor);
		flash.addFlashAttribute("toast", "program.store.closed");
		flash.addFlashAttribute("undo", "/admin/settings/stores/" + id + "/open");
		return "redirect:/admin/settings/stores";
	}

	@PostMapping("/{id}/open")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	String open(ProgramId program, Actor actor, @PathVariable UUID id, RedirectAttributes flash) {
		setClosed(program, id, false, actor);
		flash.addFlashAttribute("toast", "program.store.opened");
		return "redirect:/admin/settings/stores";
	}

	private void setClosed(ProgramId program, UUID id, boolean closed, Actor actor) {
		var store = this.stores.get(program, id);
		this.stores.change(program, id, new ChangeStore(store.name(), store.kind(), closed), store.version(), actor);
	}

	record NewStoreForm(@NotBlank @Size(max = 40) String code, @NotBlank @Size(max = 100) String name,
			@NotNull @Nullable StoreKind kind) {

		StoreKind requiredKind() {
			return Objects.requireNonNull(this.kind);
		}

	}

	record StoreForm(@NotBlank @Size(max = 100) String name, @NotNull @Nullable StoreKind kind) {

		StoreKind requiredKind() {
			return Objects.requireNonNull(this.kind);
		}

	}

}
