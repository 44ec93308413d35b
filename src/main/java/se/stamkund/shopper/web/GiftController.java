package se.stamkund.shopper.web;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.ledger.Balances;
import se.stamkund.member.MemberDirectory;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.security.ShopperCaller;
import se.stamkund.platform.web.FormErrors;
import se.stamkund.points.GivePoints;
import se.stamkund.points.Recipients;
import se.stamkund.points.TransferSettings;
import se.stamkund.points.Transfers;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.NotFoundException;

import static java.util.Objects.requireNonNull;

/** Lets a shopper give points to another member, if the programme does. */
@Controller
@RequestMapping("/p/{program}/give")
class GiftController {

	private final Transfers transfers;

	private final TransferSettings settings;

	private final Recipients recipients;

	private final MemberDirectory members;

	private final Balances balances;

	private final ProgramClock clock;

	GiftController(Transfers transfers, TransferSettings settings, Recipients recipients, MemberDirectory members,
			Balances balances, ProgramClock clock) {
		this.transfers = transfers;
		this.settings = settings;
		this.recipients = recipients;
		this.members = members;
		this.balances = balances;
		this.clock = clock;
	}

	@ModelAttribute
	void facts(ShopperCaller shopper, Model model) {
		var rules = this.settings.get(shopper.program());
		if (!rules.allowed() || !rules.byMembers()) {
			throw new NotFoundException("page", "The programme doesn't let members give points away");
		}
		model.addAttribute("rules", rules);
		model.addAttribute("has",
				this.balances.of(shopper.program(), shopper.member(), this.clock.now(shopper.program())).active());
		model.addAttribute("given", this.transfers.undoable(shopper.program(), shopper.member()));
	}

	@GetMapping
	ModelAndView form() {
		return new ModelAndView("shopper/give", "form", new GiftForm(null, null, null));
	}

	/** First shows what is about to happen; does it when she has said yes to that. */
	@PostMapping
	ModelAndView give(ShopperCaller shopper, @Valid @ModelAttribute("form") GiftForm form, BindingResult errors,
			@RequestParam(defaultValue = "false") boolean sure, RedirectAttributes flash) {
		if (errors.hasErrors()) {
			return refused();
		}
		try {
			var key = this.recipients.key(requireNonNull(form.to()));
			var to = this.members.resolve(shopper.program(), key);
			if (!sure) {
				return new ModelAndView("shopper/give-check", "recipient", this.members.get(shopper.program(), to));
			}
			var made = this.transfers.give(shopper.program(), shopper.member(),
					new GivePoints(key, requireNonNull(form.points()), form.message()), shopper.actor());
			flash.addFlashAttribute("toast", "shopper.give.done");
			flash.addFlashAttribute("toastArgs", new Object[] { made.points().value() });
			return new ModelAndView("redirect:/p/{program}/give");
		}
		catch (NotFoundException ex) {
			errors.rejectValue("to", "error.recipient_unknown");
		}
		catch (BusinessRuleException ex) {
			FormErrors.reject(errors, ex.code().equals("transfer_to_herself") ? "to" : "points", ex);
		}
		return refused();
	}

	@PostMapping("/{transfer}/undo")
	String undo(ShopperCaller shopper, @PathVariable UUID transfer, RedirectAttributes flash) {
		this.transfers.undo(shopper.program(), shopper.member(), transfer, shopper.actor());
		flash.addFlashAttribute("toast", "shopper.give.undone");
		return "redirect:/p/{program}/give";
	}

	private static ModelAndView refused() {
		return new ModelAndView("shopper/give", HttpStatus.UNPROCESSABLE_CONTENT);
	}

	record GiftForm(@NotBlank @Size(max = 254) @Nullable String to, @NotNull @Nullable Long points,
			@Size(max = 200) @Nullable String message) {
	}

}
