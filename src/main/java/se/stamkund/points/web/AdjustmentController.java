package se.stamkund.points.web;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.member.MemberDirectory;
import se.stamkund.platform.security.Caller;
import se.stamkund.platform.web.FormErrors;
import se.stamkund.points.AdjustPoints;
import se.stamkund.points.Adjustments;
import se.stamkund.program.Programs;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

import static java.util.Objects.requireNonNull;

/** Gives or takes points by hand; the form also stands on the member's page. */
@Controller
@RequestMapping("/admin/members/{member}/adjustments")
class AdjustmentController {

	private final Adjustments adjustments;

	private final MemberDirectory members;

	private final Programs programs;

	AdjustmentController(Adjustments adjustments, MemberDirectory members, Programs programs) {
		this.adjustments = adjustments;
		this.members = members;
		this.programs = programs;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('POINTS_ADJUST')")
	ModelAndView form(ProgramId program, Caller caller, @PathVariable UUID member) {
		var page = new ModelAndView("points/adjust", "form", new AdjustmentForm(null, null, null));
		return fill(page, program, caller, new MemberId(member));
	}

	@PostMapping
	@PreAuthorize("hasAuthority('POINTS_ADJUST')")
	ModelAndView adjust(ProgramId program, Caller caller, @PathVariable UUID member,
			@Valid @ModelAttribute("form") AdjustmentForm form, BindingResult errors, RedirectAttributes flash) {
		if (!errors.hasErrors()) {
			try {
				var made = this.adjustments.adjust(program, new AdjustPoints(new MemberId(member),
						requireNonNull(form.points()), requireNonNull(form.reason()), form.message()), caller);
				flash.addFlashAttribute("toast", "points.adjusted");
				flash.addFlashAttribute("toastArgs", new Object[] { made.points() });
				flash.addFlashAttribute("undo", "/admin/members/" + member + "/adjustments/" + made.id() + "/undo");
				return new ModelAndView("redirect:/admin/members/" + member);
			}
			catch (BusinessRuleException ex) {
				FormErrors.reject(errors, "points", ex);
			}
		}
		var page = new ModelAndView("points/adjust", HttpStatus.UNPROCESSABLE_CONTENT);
		return fill(page, program, caller, new MemberId(member));
	}

	@PostMapping("/{adjustment}/undo")
	@PreAuthorize("hasAuthority('POINTS_ADJUST')")
	String undo(ProgramId program, Caller caller, @PathVariable UUID member, @PathVariable UUID adjustment,
			RedirectAttributes flash) {
		this.adjustments.undo(program, new MemberId(member), adjustment, caller);
		flash.addFlashAttribute("toast", "points.adjustment_undone");
		return "redirect:/admin/members/" + member;
	}

	private ModelAndView fill(ModelAndView page, ProgramId program, Caller caller, MemberId member) {
		page.addObject("member", this.members.get(program, member));
		if (Adjustments.isLimited(caller)) {
			page.addObject("limit", this.programs.supportLimits(program).atATime());
		}
		return page;
	}

	record AdjustmentForm(@NotNull @Nullable Long points, @NotBlank @Size(max = 200) @Nullable String reason,
			@Size(max = 200) @Nullable String message) {
	}

}
