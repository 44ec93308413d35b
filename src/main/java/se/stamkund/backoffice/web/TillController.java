package se.stamkund.backoffice.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.backoffice.Till;
import se.stamkund.backoffice.TillRewards;
import se.stamkund.checkout.PriceChangedException;
import se.stamkund.checkout.Quote;
import se.stamkund.platform.web.Formats;
import se.stamkund.program.StaffCaller;
import se.stamkund.program.StoreView;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

/** The till: find, record, undo. */
@Controller
@RequestMapping("/till")
@PreAuthorize("hasAuthority('TILL_USE')")
class TillController {

	private static final String PAGE = "backoffice/till-customer";

	private static final Money MOST = Money.ofMinor(100_000_000);

	private final Till till;

	private final TillRewards rewards;

	private final TillStores stores;

	private final ObjectProvider<Formats> formats;

	TillController(Till till, TillRewards rewards, TillStores stores, ObjectProvider<Formats> formats) {
		this.till = till;
		this.rewards = rewards;
		this.stores = stores;
		this.formats = formats;
	}

	@GetMapping
	String open(StaffCaller caller, @RequestParam(defaultValue = "") String q,
			@RequestParam(required = false) @Nullable UUID store, Model model) {
		show(caller, store, model);
		model.addAttribute("q", q);
		if (!q.isBlank()) {
			var found = this.till.find(caller.program(), q.strip());
			if (found.isPresent()) {
				return "redirect:/till/" + found.get().id() + "?store=" + this.stores.of(caller, store).id();
			}
			model.addAttribute("unknown", true);
		}
		return "backoffice/till";
	}

	@GetMapping("/{member}")
	String customer(StaffCaller caller, @PathVariable("member") UUID id,
			@RequestParam(required = false) @Nullable UUID store, @RequestParam(defaultValue = "") List<String> codes,
			@RequestParam(required = false) @Nullable Long points, Model model) {
		var form = new PurchaseForm(null, codes, points, null, Ids.next());
		model.addAttribute("form", form);
		return purchase(caller, new MemberId(id), store, form, false, model);
	}

	/** What the purchase would give, before it is recorded. */
	@GetMapping("/{member}/preview")
	String preview(StaffCaller caller, @PathVariable("member") UUID id,
			@RequestParam(required = false) @Nullable UUID store, @RequestParam(defaultValue = "false") boolean most,
			@Valid @ModelAttribute("form") PurchaseForm form, BindingResult errors, Model model) {
		var member = new MemberId(id);
		var recordable = isRecordable(form, errors);
		purchase(caller, member, store, form, recordable, model);
		if (recordable) {
			quote(caller, member, store, form, errors, model);
		}
		if (most && model.getAttribute("quote") instanceof Quote quote) {
			model.asMap().clear(); // goes on with as many points as she can use
			return "redirect:" + TillAddress.of(id, this.stores.of(caller, store).id(), form, form.written(),
					quote.points().most().value(), this.formats.getObject());
		}
		return PAGE;
	}

	@PostMapping("/{member}")
	ModelAndView record(StaffCaller caller, @PathVariable("member") UUID id,
			@RequestParam(required = false) @Nullable UUID store, @Valid @ModelAttribute("form") PurchaseForm form,
			BindingResult errors, Model model, RedirectAttributes flash) {
		var member = new MemberId(id);
		if (isRecordable(form, errors)) {
			try {
				if (form.isTold()) {
					return recorded(caller, member, this.stores.of(caller, store), form, flash);
				}
				return again(caller, member, store, form, errors, model, "till.price_first");
			}
			catch (PriceChangedException ex) {
				return again(caller, member, store, form, errors, model, "till.price_changed");
			}
			catch (BusinessRuleException ex) {
				errors.reject("error." + ex.code(), ex.arguments(), ex.detail());
			}
		}
		return new ModelAndView(purchase(caller, member, store, form, false, model), model.asMap(),
				HttpStatus.UNPROCESSABLE_CONTENT);
	}

	/** Nothing is recorded at a price that nobody has seen. */
	private ModelAndView again(StaffCaller caller, MemberId member, @Nullable UUID store, PurchaseForm form,
			BindingResult errors, Model model, String why) {
		purchase(caller, member, store, form, true, model);
		quote(caller, member, store, form, errors, model);
		errors.reject(why);
		return new ModelAndView(PAGE, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
	}

	private void quote(StaffCaller caller, MemberId member, @Nullable UUID store, PurchaseForm form,
			BindingResult errors, Model model) {
		try {
			model.addAttribute("quote",
					this.till.quote(caller.program(), this.stores.of(caller, store), member, form.purchase()));
		}
		catch (BusinessRuleException ex) {
			errors.reject("error." + ex.code(), ex.arguments(), ex.detail());
		}
	}

	@PostMapping("/orders/{order}/undo")
	String undo(StaffCaller caller, @PathVariable UUID order, @RequestParam(required = false) @Nullable UUID store,
			RedirectAttributes flash) {
		try {
			this.till.undo(caller.program(), this.stores.of(caller, store), order, caller.actor());
			flash.addFlashAttribute("toast", "till.undone");
		}
		catch (BusinessRuleException ex) {
			flash.addFlashAttribute("toast", "error." + ex.code());
			flash.addFlashAttribute("toastArgs", ex.arguments());
		}
		return "redirect:/till?store=" + this.stores.of(caller, store).id();
	}

	private ModelAndView recorded(StaffCaller caller, MemberId member, StoreView store, PurchaseForm form,
			RedirectAttributes flash) {
		var order = this.till.record(caller.program(), store, member, form.purchase(),
				requireNonNullElse(form.toPay(), requireNonNull(form.amount())), caller.actor());
		flash.addFlashAttribute("toast", "till.recorded");
		flash.addFlashAttribute("toastArgs", new Object[] { this.till.customer(caller.program(), member).name(),
				this.formats.getObject().points(order.points()) });
		flash.addFlashAttribute("undo", "/till/orders/" + order.id() + "/undo?store=" + store.id());
		return new ModelAndView("redirect:/till?store=" + store.id());
	}

	private boolean isRecordable(PurchaseForm form, BindingResult errors) {
		if (!errors.hasErrors() && !requireNonNull(form.amount()).isPositive()) {
			errors.rejectValue("amount", "Positive");
		}
		if (!errors.hasErrors() && requireNonNull(form.amount()).compareTo(MOST) > 0) {
			errors.rejectValue("amount", "till.amount_too_large", new Object[] { this.formats.getObject().money(MOST) },
					null);
		}
		return !errors.hasErrors();
	}

	private String purchase(StaffCaller caller, MemberId member, @Nullable UUID store, PurchaseForm form,
			boolean recordable, Model model) {
		show(caller, store, model);
		model.addAttribute("customer", this.till.customer(caller.program(), member));
		var wallet = this.till.wallet(caller.program(), this.stores.of(caller, store), member,
				recordable ? form.purchase() : null);
		model.addAttribute("own", TillCodes.of(wallet, form.written()));
		model.addAttribute("rewards", this.rewards.inReach(caller.program(), member));
		return PAGE;
	}

	private void show(StaffCaller caller, @Nullable UUID store, Model model) {
		var here = this.stores.of(caller, store);
		model.addAllAttributes(Map.of("store", here, "storeName", here.name(), "stores", this.stores.all(caller)));
	}

	/**
	 * A purchase.
	 *
	 * @param codes of vouchers and gift cards; what is left blank is none
	 * @param points she wants to use
	 * @param toPay what the customer was told, once the price has been worked out
	 * @param receipt makes sending the form twice harmless
	 */
	record PurchaseForm(@NotNull @Nullable Money amount, @Nullable @Size(max = 20) List<@Size(max = 100) String> codes,
			@Nullable @PositiveOrZero @Max(1_000_000_000) Long points, @Nullable Money toPay,
			@NotNull @Nullable UUID receipt) {

		/** The codes that are not blank. */
		List<String> written() {
			return requireNonNullElse(this.codes, List.<String>of()).stream()
				.map(String::strip)
				.filter((code) -> !code.isEmpty())
				.toList();
		}

		Till.Purchase purchase() {
			return new Till.Purchase(requireNonNull(this.amount), written(),
					Points.of(requireNonNullElse(this.points, 0L)), requireNonNull(this.receipt));
		}

		/** Whether the customer knows what is left to pay. */
		boolean isTold() {
			return purchase().isPlain() || this.toPay != null;
		}

	}

}
