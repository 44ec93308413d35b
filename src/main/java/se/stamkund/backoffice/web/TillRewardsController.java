package se.stamkund.backoffice.web;

import java.util.ArrayList;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.backoffice.TillRewards;
import se.stamkund.backoffice.web.TillController.PurchaseForm;
import se.stamkund.platform.web.Formats;
import se.stamkund.program.StaffCaller;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;

/** Rewards at the till: taken in the middle of a purchase, which goes on with them. */
@Controller
@RequestMapping("/till/{member}/rewards")
@PreAuthorize("hasAuthority('TILL_USE')")
class TillRewardsController {

	private final TillRewards rewards;

	private final TillStores stores;

	private final ObjectProvider<Formats> formats;

	TillRewardsController(TillRewards rewards, TillStores stores, ObjectProvider<Formats> formats) {
		this.rewards = rewards;
		this.stores = stores;
		this.formats = formats;
	}

	/** What else the form says may be half written; it is shown again as it is. */
	@PostMapping("/{reward}")
	String take(StaffCaller caller, @PathVariable("member") UUID member, @PathVariable UUID reward,
			@RequestParam(required = false) @Nullable UUID store, @ModelAttribute("form") PurchaseForm form,
			BindingResult half, RedirectAttributes flash) {
		var here = this.stores.of(caller, store).id();
		var codes = new ArrayList<>(form.written());
		try {
			var taken = this.rewards.take(caller.program(), new MemberId(member), reward, caller.actor());
			if (taken.code() != null) {
				codes.add(taken.code().code());
			}
			flash.addFlashAttribute("toast", "till.reward_taken");
			flash.addFlashAttribute("toastArgs",
					new Object[] { taken.redemption().name().in(LocaleContextHolder.getLocale()),
							this.formats.getObject().points(taken.redemption().points()) });
			flash.addFlashAttribute("undo",
					"/till/" + member + "/rewards/" + taken.redemption().id() + "/undo?store=" + here);
		}
		catch (BusinessRuleException ex) {
			flash.addFlashAttribute("toast", "error." + ex.code());
			flash.addFlashAttribute("toastArgs", ex.arguments());
		}
		return "redirect:" + TillAddress.of(member, here, form, codes, form.points(), this.formats.getObject());
	}

	@PostMapping("/{redemption}/undo")
	String undo(StaffCaller caller, @PathVariable("member") UUID member, @PathVariable UUID redemption,
			@RequestParam(required = false) @Nullable UUID store, RedirectAttributes flash) {
		try {
			var undone = this.rewards.undo(caller.program(), new MemberId(member), redemption, caller.actor());
			flash.addFlashAttribute("toast", "till.reward_undone");
			flash.addFlashAttribute("toastArgs", new Object[] { this.formats.getObject().points(undone.points()) });
		}
		catch (BusinessRuleException ex) {
			flash.addFlashAttribute("toast", "error." + ex.code());
			flash.addFlashAttribute("toastArgs", ex.arguments());
		}
		return "redirect:/till/" + member + "?store=" + this.stores.of(caller, store).id();
	}

}
