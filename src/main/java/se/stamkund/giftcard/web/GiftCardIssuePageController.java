package se.stamkund.giftcard.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.giftcard.GiftCardSource;
import se.stamkund.giftcard.GiftCards;
import se.stamkund.giftcard.IssueGiftCard;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.platform.web.FormErrors;
import se.stamkund.program.Programs;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

import static java.util.Objects.requireNonNull;

/** Makes a gift card. */
@Controller
@RequestMapping("/admin/gift-cards/new")
class GiftCardIssuePageController {

	private final GiftCards cards;

	private final MemberDirectory members;

	private final Programs programs;

	GiftCardIssuePageController(GiftCards cards, MemberDirectory members, Programs programs) {
		this.cards = cards;
		this.members = members;
		this.programs = programs;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView form() {
		return new ModelAndView("giftcards/new", "form", new GiftCardForm(null, null, null, null));
	}

	@PostMapping
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView issue(ProgramId program, Actor actor, @Valid @ModelAttribute("form") GiftCardForm form,
			BindingResult errors, RedirectAttributes flash) {
		var member = errors.hasErrors() ? null : member(program, form.member(), errors);
		if (!errors.hasErrors()) {
			try {
				var made = this.cards.issue(program, List.of(new IssueGiftCard(GiftCardForm.given(form.code()),
						requireNonNull(form.amount()), member, end(program, form.until()), GiftCardSource.STAFF, null)),
						actor)
					.getFirst();
				flash.addFlashAttribute("toast", "giftcards.issued");
				return new ModelAndView("redirect:/admin/gift-cards/" + made.id());
			}
			catch (BusinessRuleException ex) {
				FormErrors.reject(errors, field(ex.code()), ex);
			}
		}
		return new ModelAndView("giftcards/new", HttpStatus.UNPROCESSABLE_CONTENT);
	}

	private @Nullable MemberId member(ProgramId program, @Nullable String text, BindingResult errors) {
		if (GiftCardForm.given(text) == null) {
			return null;
		}
		try {
			return this.members.resolve(program, MemberKey.typed(requireNonNull(text)));
		}
		catch (NotFoundException ex) {
			errors.rejectValue("member", "error.gift_card_member_unknown");
			return null;
		}
	}

	private @Nullable Instant end(ProgramId program, @Nullable LocalDate until) {
		return (until != null) ? until.plusDays(1).atStartOfDay(this.programs.get(program).zone()).toInstant() : null;
	}

	private static String field(String code) {
		return switch (code) {
			case "gift_card_expiry" -> "until";
			case "gift_card_amount" -> "amount";
			default -> "code";
		};
	}

}
