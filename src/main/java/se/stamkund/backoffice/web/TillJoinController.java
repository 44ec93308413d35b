package se.stamkund.backoffice.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.backoffice.Till;
import se.stamkund.member.ConsentChange;
import se.stamkund.member.ConsentChannel;
import se.stamkund.member.ConsentPurpose;
import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolled;
import se.stamkund.member.Enrolment;
import se.stamkund.member.InvalidMemberDataException;
import se.stamkund.member.MemberSource;
import se.stamkund.program.StaffCaller;
import se.stamkund.shared.BusinessRuleException;

/** Lets a customer join at the till. */
@Controller
@RequestMapping("/till/join")
@PreAuthorize("hasAuthority('TILL_USE')")
class TillJoinController {

	private final Enrolment enrolment;

	private final Till till;

	private final TillStores stores;

	TillJoinController(Enrolment enrolment, Till till, TillStores stores) {
		this.enrolment = enrolment;
		this.till = till;
		this.stores = stores;
	}

	@GetMapping
	String open(StaffCaller caller, @RequestParam(required = false) @Nullable UUID store,
			@RequestParam(defaultValue = "") String phone, Model model) {
		model.addAttribute("form", new JoinForm(phone, "", "", false));
		return show(caller, store, model);
	}

	@PostMapping
	ModelAndView join(StaffCaller caller, @RequestParam(required = false) @Nullable UUID store,
			@Valid @ModelAttribute("form") JoinForm form, BindingResult errors, Model model, RedirectAttributes flash) {
		if (!errors.hasErrors()) {
			try {
				var enrolled = this.enrolment.enrol(caller.program(), command(form, this.stores.of(caller, store).id()),
						caller.actor());
				return joined(caller, store, enrolled, flash);
			}
			catch (InvalidMemberDataException ex) {
				errors.rejectValue(field(ex), "error." + ex.code(), ex.arguments(), ex.detail());
			}
			catch (BusinessRuleException ex) {
				errors.reject("error." + ex.code(), ex.arguments(), ex.detail());
			}
		}
		return new ModelAndView(show(caller, store, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
	}

	private ModelAndView joined(StaffCaller caller, @Nullable UUID store, Enrolled enrolled, RedirectAttributes flash) {
		flash.addFlashAttribute("toast", enrolled.created() ? "till.joined" : "till.known");
		flash.addFlashAttribute("toastArgs",
				new Object[] { this.till.customer(caller.program(), enrolled.member()).name() });
		return new ModelAndView("redirect:/till/" + enrolled.member() + "?store=" + this.stores.of(caller, store).id());
	}

	private String show(StaffCaller caller, @Nullable UUID store, Model model) {
		var here = this.stores.of(caller, store);
		model.addAllAttributes(Map.of("store", here, "storeName", here.name()));
		return "backoffice/till-join";
	}

	private static String field(InvalidMemberDataException ex) {
		return switch (ex.field()) {
			case "first_name" -> "firstName";
			case "last_name" -> "lastName";
			default -> "phone";
		};
	}

	private static EnrolMember command(JoinForm form, UUID store) {
		return new EnrolMember(null, form.phone(), null, form.firstName(), form.lastName(), null, null, List.of(),
				Map.of(), List.of(new ConsentChange(ConsentPurpose.TERMS, ConsentChannel.NONE, true, null)), store,
				MemberSource.TILL);
	}

	/** What a customer says at the till. */
	record JoinForm(@NotBlank String phone, @Size(max = 100) String firstName, @Size(max = 100) String lastName,
			@AssertTrue boolean terms) {
	}

}
