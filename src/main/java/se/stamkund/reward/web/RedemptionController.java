package se.stamkund.reward.web;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.member.MemberDirectory;
import se.stamkund.platform.web.FormErrors;
import se.stamkund.platform.web.Multiline;
import se.stamkund.reward.Fulfilment;
import se.stamkund.reward.Fulfilments;
import se.stamkund.reward.RedemptionView;
import se.stamkund.reward.Redemptions;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ProgramId;

/** One that was taken: notes about it, and giving it back. */
@Controller
@RequestMapping("/admin/rewards/taken")
class RedemptionController {

	private final Redemptions redemptions;

	private final Fulfilments fulfilments;

	private final MemberDirectory members;

	RedemptionController(Redemptions redemptions, Fulfilments fulfilments, MemberDirectory members) {
		this.redemptions = redemptions;
		this.fulfilments = fulfilments;
		this.members = members;
	}

	@GetMapping("/{redemption}")
	@PreAuthorize("hasAuthority('ORDERS_VIEW')")
	ModelAndView show(ProgramId program, @PathVariable UUID redemption) {
		var view = this.redemptions.get(program, redemption);
		return page(program, view, new NoteForm(view.note(), view.tracking()));
	}

	@PostMapping("/{redemption}")
	@PreAuthorize("hasAuthority('ORDERS_EDIT')")
	ModelAndView note(ProgramId program, Actor actor, @PathVariable UUID redemption,
			@Valid @ModelAttribute("form") NoteForm form, BindingResult errors, RedirectAttributes flash) {
		var view = this.redemptions.get(program, redemption);
		if (!errors.hasErrors()) {
			this.fulfilments.note(program, redemption, blankToNull(form.note()), blankToNull(form.tracking()), actor);
			flash.addFlashAttribute("toast", "rewards.taken.noted");
			return new ModelAndView("redirect:/admin/rewards/taken/" + redemption);
		}
		var page = page(program, view, null);
		page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		return page;
	}

	@PostMapping("/{redemption}/cancel")
	@PreAuthorize("hasAuthority('ORDERS_EDIT')")
	ModelAndView cancel(ProgramId program, Actor actor, @PathVariable UUID redemption, RedirectAttributes flash) {
		try {
			this.redemptions.cancel(program, redemption, actor);
			flash.addFlashAttribute("toast", "rewards.taken.cancelled");
			return new ModelAndView("redirect:/admin/rewards/taken/" + redemption);
		}
		catch (BusinessRuleException ex) {
			var view = this.redemptions.get(program, redemption);
			var form = new NoteForm(view.note(), view.tracking());
			var page = page(program, view, form);
			var errors = new BeanPropertyBindingResult(form, "form");
			FormErrors.reject(errors, ex);
			page.addObject(BindingResult.MODEL_KEY_PREFIX + "form", errors);
			page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
			return page;
		}
	}

	/** The page; with no form if there is one in the model already. */
	private ModelAndView page(ProgramId program, RedemptionView view, @Nullable NoteForm form) {
		var page = new ModelAndView("rewards/redemption");
		if (form != null) {
			page.addObject("form", form);
		}
		page.addObject("redemption", view);
		page.addObject("member", this.members.get(program, view.member()));
		page.addObject("code", this.redemptions.codes(program, List.of(view)).get(view.id()));
		page.addObject("fulfilments", Fulfilment.values());
		return page;
	}

	private static @Nullable String blankToNull(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

	record NoteForm(@Multiline @Size(max = 500) @Nullable String note, @Size(max = 200) @Nullable String tracking) {
	}

}
