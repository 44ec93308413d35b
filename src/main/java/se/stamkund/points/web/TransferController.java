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
import se.stamkund.points.GivePoints;
import se.stamkund.points.Recipients;
import se.stamkund.points.TransferSettings;
import se.stamkund.points.Transfers;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

import static java.util.Objects.requireNonNull;

/** Lets staff move points of one member to another, when they ask for it. */
@Controller
@RequestMapping("/admin/members/{member}/transfers")
@PreAuthorize("hasAuthority('POINTS_ADJUST')")
class TransferController {

	private final Transfers transfers;

	private final TransferSettings settings;

	private final Recipients recipients;

	private final MemberDirectory members;

	TransferController(Transfers transfers, TransferSettings settings, Recipients recipients, MemberDirectory members) {
		this.transfers = transfers;
		this.settings = settings;
		this.recipients = recipients;
		this.members = members;
	}

	@GetMapping
	ModelAndView form(ProgramId program, @PathVariable UUID member) {
		return fill(new ModelAndView("points/transfer", "form", new TransferForm(null, null, null)), program, member);
	}

	@PostMapping
	ModelAndView give(ProgramId program, Caller caller, @PathVariable UUID member,
			@Valid @ModelAttribute("form") TransferForm form, BindingResult errors, RedirectAttributes flash) {
		if (!errors.hasErrors()) {
			try {
				var made = this.transfers.give(program, new MemberId(member),
						new GivePoints(this.recipients.key(requireNonNull(form.to())), requireNonNull(form.points()),
								form.message()),
						caller.actor());
				flash.addFlashAttribute("toast", "points.transferred");
				flash.addFlashAttribute("toastArgs", new Object[] { made.points().value() });
				flash.addFlashAttribute("undo", "/admin/members/" + member + "/transfers/" + made.id() + "/undo");
				return new ModelAndView("redirect:/admin/members/" + member);
			}
			catch (NotFoundException ex) {
				errors.rejectValue("to", "error.recipient_unknown");
			}
			catch (BusinessRuleException ex) {
				FormErrors.reject(errors, "points", ex);
			}
		}
		return fill(new ModelAndView("points/transfer", HttpStatus.UNPROCESSABLE_CONTENT), program, member);
	}

	@PostMapping("/{transfer}/undo")
	String undo(ProgramId program, Caller caller, @PathVariable UUID member, @PathVariable UUID transfer,
			RedirectAttributes flash) {
		this.transfers.undo(program, new MemberId(member), transfer, caller.actor());
		flash.addFlashAttribute("toast", "points.transfer_undone");
		return "redirect:/admin/members/" + member;
	}

	private ModelAndView fill(ModelAndView page, ProgramId program, UUID member) {
		page.addObject("member", this.members.get(program, new MemberId(member)));
		page.addObject("rules", this.settings.get(program));
		return page;
	}

	record TransferForm(@NotBlank @Size(max = 254) @Nullable String to, @NotNull @Nullable Long points,
			@Size(max = 200) @Nullable String message) {
	}

}
