package se.stamkund.tier.web;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
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
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.web.FormErrors;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;
import se.stamkund.tier.TierPlacements;
import se.stamkund.tier.Tiers;

import static java.util.Objects.requireNonNull;

/** A member's tier: how she came there, and placing her by hand. */
@Controller
@RequestMapping("/admin/members/{member}/tier")
class MemberTierController {

	private final Tiers tiers;

	private final TierPlacements placements;

	private final MemberDirectory members;

	MemberTierController(Tiers tiers, TierPlacements placements, MemberDirectory members) {
		this.tiers = tiers;
		this.placements = placements;
		this.members = members;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('MEMBERS_VIEW')")
	ModelAndView show(ProgramId program, @PathVariable UUID member) {
		return fill(new ModelAndView("tiers/member", "form", new PlacementForm(null, null, null)), program,
				new MemberId(member));
	}

	@PostMapping
	@PreAuthorize("hasAuthority('MEMBERS_EDIT')")
	ModelAndView place(ProgramId program, Actor actor, @PathVariable UUID member,
			@Valid @ModelAttribute("form") PlacementForm form, BindingResult errors, RedirectAttributes flash) {
		if (!errors.hasErrors()) {
			try {
				this.placements.place(program, new MemberId(member), requireNonNull(form.tier()),
						requireNonNull(form.reason()), form.until(), actor);
				flash.addFlashAttribute("toast", "tiers.placed");
				flash.addFlashAttribute("undo", "/admin/members/" + member + "/tier/release");
				return new ModelAndView("redirect:/admin/members/" + member + "/tier");
			}
			catch (BusinessRuleException ex) {
				FormErrors.reject(errors, field(ex), ex);
			}
		}
		return fill(new ModelAndView("tiers/member", HttpStatus.UNPROCESSABLE_CONTENT), program, new MemberId(member));
	}

	@PostMapping("/release")
	@PreAuthorize("hasAuthority('MEMBERS_EDIT')")
	String release(ProgramId program, Actor actor, @PathVariable UUID member, RedirectAttributes flash) {
		this.placements.release(program, new MemberId(member), actor);
		flash.addFlashAttribute("toast", "tiers.released");
		return "redirect:/admin/members/" + member + "/tier";
	}

	private ModelAndView fill(ModelAndView page, ProgramId program, MemberId member) {
		page.addObject("member", this.members.get(program, member));
		page.addObject("standing", this.tiers.of(program, member).orElse(null));
		page.addObject("changes", this.tiers.history(program, member, PageQuery.first(PageQuery.MAX_LIMIT)).data());
		return page;
	}

	private static String field(BusinessRuleException refusal) {
		return switch (refusal.code()) {
			case "tier_until_past" -> "until";
			case "tier_reason_missing" -> "reason";
			default -> "tier";
		};
	}

	/**
	 * Where to place her.
	 *
	 * @param until the last day
	 */
	record PlacementForm(@NotBlank @Size(max = 40) @Nullable String tier,
			@NotBlank @Size(max = 200) @Nullable String reason, @Nullable LocalDate until) {
	}

}
