package se.stamkund.giftcard.web;

import java.util.List;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.giftcard.GiftCardDesk;
import se.stamkund.giftcard.GiftCardQueries;
import se.stamkund.giftcard.GiftCards;
import se.stamkund.member.MemberDirectory;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.web.FormErrors;
import se.stamkund.platform.web.ListAddress;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;

import static java.util.Objects.requireNonNull;

/** A gift card: what moved on it, correct, withdraw. */
@Controller
@RequestMapping("/admin/gift-cards/{card}")
class GiftCardPageController {

	private static final int PAGE = 25;

	private final GiftCards cards;

	private final GiftCardDesk desk;

	private final GiftCardQueries queries;

	private final MemberDirectory members;

	GiftCardPageController(GiftCards cards, GiftCardDesk desk, GiftCardQueries queries, MemberDirectory members) {
		this.cards = cards;
		this.desk = desk;
		this.queries = queries;
		this.members = members;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('ORDERS_VIEW')")
	ModelAndView show(ProgramId program, @PathVariable UUID card, @RequestParam @Nullable String after) {
		return fill(new ModelAndView("giftcards/card", "form", new AdjustForm(null, null)), program, card, after);
	}

	@PostMapping("/adjustments")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView adjust(ProgramId program, Actor actor, @PathVariable UUID card,
			@Valid @ModelAttribute("form") AdjustForm form, BindingResult errors, RedirectAttributes flash) {
		if (!errors.hasErrors()) {
			try {
				this.desk.adjust(program, card, requireNonNull(form.amount()), requireNonNull(form.reason()), actor);
				flash.addFlashAttribute("toast", "giftcards.adjusted");
				return new ModelAndView("redirect:/admin/gift-cards/" + card);
			}
			catch (BusinessRuleException ex) {
				FormErrors.reject(errors, "amount", ex);
			}
		}
		return fill(new ModelAndView("giftcards/card", HttpStatus.UNPROCESSABLE_CONTENT), program, card, null);
	}

	@PostMapping("/cancel")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	String cancel(ProgramId program, Actor actor, @PathVariable UUID card, RedirectAttributes flash) {
		this.desk.cancel(program, card, actor);
		flash.addFlashAttribute("toast", "giftcards.cancelled");
		flash.addFlashAttribute("undo", "/admin/gift-cards/" + card + "/restore");
		return "redirect:/admin/gift-cards/" + card;
	}

	@PostMapping("/restore")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	String restore(ProgramId program, Actor actor, @PathVariable UUID card, RedirectAttributes flash) {
		this.desk.restore(program, card, actor);
		flash.addFlashAttribute("toast", "giftcards.restored");
		return "redirect:/admin/gift-cards/" + card;
	}

	private ModelAndView fill(ModelAndView page, ProgramId program, UUID id, @Nullable String after) {
		var card = this.cards.get(program, id);
		var entries = this.queries.entries(program, id, PageQuery.after(after, PAGE));
		var here = ListAddress.of("/admin/gift-cards/" + id);
		return page.addObject("card", card)
			.addObject("whose",
					(card.member() != null) ? this.members.summaries(program, List.of(card.member())).get(card.member())
							: null)
			.addObject("entries", entries.data())
			.addObject("undoable",
					card.cancelledAt() != null && card.cancelledAt().plus(GiftCardDesk.UNDO).isAfter(card.at()))
			.addObject("first", here.first(after))
			.addObject("next", here.next(entries));
	}

	/**
	 * More or less on a card.
	 *
	 * @param amount negative to take it off
	 */
	record AdjustForm(@NotNull @Nullable Money amount, @NotBlank @Size(max = 200) @Nullable String reason) {
	}

}
