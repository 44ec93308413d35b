package se.stamkund.purchase.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.platform.web.FormErrors;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.purchase.LineKind;
import se.stamkund.purchase.OrderCustomer;
import se.stamkund.purchase.OrderStatus;
import se.stamkund.purchase.Orders;
import se.stamkund.purchase.RecordLine;
import se.stamkund.purchase.RecordOrder;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;

/**
 * Lets a merchant try what a purchase would give. It is recorded like any order, but
 * marked as a test: it belongs to nobody, and no figure counts it.
 */
@Controller
@RequestMapping("/admin/orders/test")
class TestPurchaseController {

	private final Orders orders;

	private final Stores stores;

	TestPurchaseController(Orders orders, Stores stores) {
		this.orders = orders;
		this.stores = stores;
	}

	@ModelAttribute
	void stores(ProgramId program, Model model) {
		model.addAttribute("stores", open(program));
	}

	@GetMapping
	@PreAuthorize("hasAuthority('ORDERS_EDIT')")
	ModelAndView blank(ProgramId program) {
		var store = open(program).stream().findFirst().map(StoreView::code).orElse(null);
		var blank = new TestForm(store, null, null, null);
		return new ModelAndView("purchase/test", Map.of("form", blank, "written", blank));
	}

	@PostMapping
	@PreAuthorize("hasAuthority('ORDERS_EDIT')")
	ModelAndView record(ProgramId program, Actor actor, @Valid @ModelAttribute("form") TestForm form,
			BindingResult errors, RedirectAttributes flash) {
		if (!errors.hasErrors()) {
			try {
				var order = this.orders.record(program, form.toCommand(), actor).value();
				flash.addFlashAttribute("toast", "orders.test.done");
				return new ModelAndView("redirect:/admin/orders/{id}", Map.of("id", order.id()));
			}
			catch (BusinessRuleException ex) {
				FormErrors.reject(errors, form.blamed(ex), ex);
			}
		}
		return new ModelAndView("purchase/test", Map.of("written", form), HttpStatus.UNPROCESSABLE_CONTENT);
	}

	private List<StoreView> open(ProgramId program) {
		return this.stores.list(program).stream().filter((store) -> !store.closed()).toList();
	}

	/**
	 * A purchase of one thing.
	 *
	 * @param sku of the catalogue, so that rules about products apply
	 */
	record TestForm(@Nullable @NotBlank String store, @Nullable @NotNull Money amount,
			@Nullable @Size(max = 100) String sku, @Nullable Money shipping) {

		String blamed(BusinessRuleException refusal) {
			if (refusal.code().startsWith("store_")) {
				return "store";
			}
			var price = Objects.requireNonNull(this.amount);
			var freight = Objects.requireNonNullElse(this.shipping, Money.ZERO);
			boolean isLarger = !price.isNegative() && freight.compareTo(price) > 0;
			return (freight.isNegative() || isLarger) ? "shipping" : "amount";
		}

		RecordOrder toCommand() {
			var article = (this.sku == null || this.sku.isBlank()) ? null : this.sku.strip();
			var line = new RecordLine("1", LineKind.GOODS, article, null, null, List.of(), BigDecimal.ONE,
					Objects.requireNonNull(this.amount), Money.ZERO, BigDecimal.valueOf(25));
			return new RecordOrder(Objects.requireNonNull(this.store), "TEST-" + Ids.next().toString().substring(24),
					OrderStatus.PAID, null, null, OrderCustomer.UNKNOWN, List.of(line), List.of(),
					Objects.requireNonNullElse(this.shipping, Money.ZERO), Money.ZERO, Money.ZERO, Money.ZERO, null,
					null, true);
		}

	}

}
