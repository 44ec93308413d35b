package se.stamkund.program.keys.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.platform.PublicUrl;
import se.stamkund.platform.web.FormErrors;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.program.keys.ApiKeys;
import se.stamkund.program.keys.KeyKind;
import se.stamkund.program.keys.KeyMode;
import se.stamkund.program.keys.KeyView;
import se.stamkund.program.keys.NewKey;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ProgramId;

/** The API keys of a programme: make, see, revoke. */
@Controller
@RequestMapping("/admin/settings/keys")
class KeysController {

	private final ApiKeys keys;

	private final Stores stores;

	private final MessageSource messages;

	private final PublicUrl url;

	KeysController(ApiKeys keys, Stores stores, MessageSource messages, PublicUrl url) {
		this.keys = keys;
		this.stores = stores;
		this.messages = messages;
		this.url = url;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('KEYS_EDIT')")
	String list(ProgramId program, Model model) {
		var keys = this.keys.list(program);
		model.addAttribute("keys", keys.stream().filter((key) -> !key.isRevoked()).toList());
		model.addAttribute("revoked", keys.stream().filter(KeyView::isRevoked).toList());
		model.addAttribute("stores",
				this.stores.list(program).stream().collect(Collectors.toMap(StoreView::id, StoreView::name)));
		return "keys/keys";
	}

	@GetMapping("/new")
	@PreAuthorize("hasAuthority('KEYS_EDIT')")
	ModelAndView blank(ProgramId program, Locale language) {
		return form(program, language, HttpStatus.OK).addObject("form",
				new KeyForm("", KeyKind.SECRET, KeyMode.LIVE, null));
	}

	/**
	 * Not redirected: the secret would have to wait for the next request in the session.
	 */
	@PostMapping("/new")
	@PreAuthorize("hasAuthority('KEYS_EDIT')")
	ModelAndView create(ProgramId program, Actor actor, @Valid @ModelAttribute("form") KeyForm form,
			BindingResult errors, Locale language) {
		if (!errors.hasErrors()) {
			try {
				var created = this.keys.create(program, form.command(), actor);
				return new ModelAndView("keys/created",
						Map.of("key", created.key(), "secret", created.secret(), "curl", curl(created.secret())));
			}
			catch (BusinessRuleException ex) {
				FormErrors.reject(errors, ex);
			}
		}
		return form(program, language, HttpStatus.UNPROCESSABLE_CONTENT);
	}

	@PostMapping("/{id}/revoke")
	@PreAuthorize("hasAuthority('KEYS_EDIT')")
	String revoke(ProgramId program, Actor actor, @PathVariable UUID id, RedirectAttributes flash) {
		var key = this.keys.revoke(program, id, actor);
		flash.addFlashAttribute("toast", "keys.revoked");
		flash.addFlashAttribute("toastArgs", List.of(key.name()).toArray());
		return "redirect:/admin/settings/keys";
	}

	private ModelAndView form(ProgramId program, Locale language, HttpStatus status) {
		var choices = new LinkedHashMap<String, String>();
		choices.put("", this.messages.getMessage("keys.store.none", null, language));
		this.stores.list(program)
			.stream()
			.filter((store) -> !store.closed())
			.forEach((store) -> choices.put(store.id().toString(), store.name()));
		return new ModelAndView("keys/key-new",
				Map.of("stores", choices, "kinds", labels(KeyKind.values(), "keys.kind.", language), "modes",
						labels(KeyMode.values(), "keys.mode.", language)),
				status);
	}

	private <E extends Enum<E>> Map<String, String> labels(E[] values, String prefix, Locale language) {
		Function<E, String> label = (value) -> this.messages.getMessage(prefix + value.name(), null, language);
		return Stream.of(values)
			.collect(Collectors.toMap(Enum::name, label, (first, second) -> first, LinkedHashMap::new));
	}

	private String curl(String secret) {
		return "curl " + this.url.of("/api/v1/program") + " \\\n  -H \"Authorization: Bearer " + secret + "\"";
	}

	record KeyForm(@NotBlank @Size(max = 80) String name, @NotNull @Nullable KeyKind kind,
			@NotNull @Nullable KeyMode mode, @Nullable UUID store) {

		NewKey command() {
			return new NewKey(this.name.strip(), Objects.requireNonNull(this.kind), Objects.requireNonNull(this.mode),
					this.store);
		}

	}

}
