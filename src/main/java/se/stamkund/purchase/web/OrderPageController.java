package se.stamkund.purchase.web;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import se.stamkund.platform.web.FormErrors;
import se.stamkund.points.AwardView;
import se.stamkund.points.Awards;
import se.stamkund.program.Stores;
import se.stamkund.purchase.ChangeStatus;
import se.stamkund.purchase.OrderQueries;
import se.stamkund.purchase.OrderQuotes;
import se.stamkund.purchase.OrderStatus;
import se.stamkund.purchase.OrderView;
import se.stamkund.purchase.Orders;
import se.stamkund.purchase.RefundOrder;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;

/** One order: what was bought, what it gave and why, what came back. */
@Controller
@RequestMapping("/admin/orders/{id}")
class OrderPageController {

	private final Orders orders;

	private final OrderQueries queries;

	private final OrderQuotes quotes;

	private final Awards awards;

	private final MemberDirectory members;

	private final Stores stores;

	OrderPageController(Orders orders, OrderQueries queries, OrderQuotes quotes, Awards awards, MemberDirectory members,
			Stores stores) {
		this.orders = orders;
		this.queries = queries;
		this.quotes = quotes;
		this.awards = awards;
		this.members = members;
		this.stores = stores;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('ORDERS_VIEW')")
	ModelAndView show(ProgramId program, @PathVariable UUID id) {
		var blank = RefundForm.blank();
		return page(program, id, HttpStatus.OK).addObject("refund", blank).addObject("written", blank);
	}

	@PostMapping("/delivered")
	@PreAuthorize("hasAuthority('ORDERS_EDIT')")
	String deliver(ProgramId program, Actor actor, @PathVariable UUID id, RedirectAttributes flash) {
		return change(program, actor, id, OrderStatus.DELIVERED, "orders.delivered", flash);
	}

	@PostMapping("/cancelled")
	@PreAuthorize("hasAuthority('ORDERS_EDIT')")
	String cancel(ProgramId program, Actor actor, @PathVariable UUID id, RedirectAttributes flash) {
		return change(program, actor, id, OrderStatus.CANCELLED, "orders.cancelled", flash);
	}

	@PostMapping("/refunds")
	@PreAuthorize("hasAuthority('ORDERS_EDIT')")
	ModelAndView refund(ProgramId program, Actor actor, @PathVariable UUID id,
			@Valid @ModelAttribute("refund") RefundForm form, BindingResult errors, RedirectAttributes flash) {
		if (!errors.hasErrors()) {
			try {
				this.orders.refund(program, form.toCommand(this.queries.get(program, id)), actor);
				flash.addFlashAttribute("toast", "orders.refunded");
				return new ModelAndView("redirect:/admin/orders/{id}", Map.of("id", id));
			}
			catch (BusinessRuleException ex) {
				FormErrors.reject(errors, (form.how() == RefundForm.How.AMOUNT) ? "amount" : "quantities", ex);
			}
		}
		return page(program, id, HttpStatus.UNPROCESSABLE_CONTENT).addObject("written", form);
	}

	private String change(ProgramId program, Actor actor, UUID id, OrderStatus status, String toast,
			RedirectAttributes flash) {
		this.orders.changeStatus(program, new ChangeStatus(id, status, null), actor);
		flash.addFlashAttribute("toast", toast);
		return "redirect:/admin/orders/{id}";
	}

	private ModelAndView page(ProgramId program, UUID id, HttpStatus status) {
		var order = this.queries.get(program, id);
		var member = order.member();
		return new ModelAndView("purchase/order", status).addObject("order", order)
			.addObject("store", this.stores.get(program, order.store()))
			.addObject("member", (member != null) ? this.members.get(program, member) : null)
			.addObject("award", award(program, order))
			.addObject("history", this.queries.history(program, id))
			.addObject("refunds", this.queries.refunds(program, id));
	}

	/** What it gave, or for a test what it would have given. */
	private @Nullable AwardView award(ProgramId program, OrderView order) {
		return order.test() ? this.quotes.preview(program, order.id())
				: this.awards.of(program, List.of(order.id())).get(order.id());
	}

	/**
	 * What comes back.
	 *
	 * @param refundId made with the form, so that sending it twice refunds once
	 * @param quantities by line id; nothing for lines that stay
	 */
	record RefundForm(@Nullable @NotBlank @Size(max = 100) String refundId, @Nullable @NotNull How how,
			@Nullable Map<String, BigDecimal> quantities, @Nullable Money amount) {

		static RefundForm blank() {
			return new RefundForm("admin-" + Ids.next(), How.LINES, new HashMap<>(), null);
		}

		RefundOrder toCommand(OrderView order) {
			var id = Objects.requireNonNull(this.refundId);
			if (this.how == How.AMOUNT) {
				return RefundOrder.ofAmount(order.id(), id, Objects.requireNonNullElse(this.amount, Money.ZERO));
			}
			var wanted = Objects.requireNonNullElse(this.quantities, Map.<String, BigDecimal>of());
			var lines = order.lines()
				.stream()
				.filter((line) -> wanted.get(line.id().toString()) != null
						&& wanted.get(line.id().toString()).signum() != 0)
				.map((line) -> new RefundOrder.Line(line.lineId(), wanted.get(line.id().toString()), null))
				.toList();
			if (lines.isEmpty()) {
				throw new BusinessRuleException("refund_nothing", "Say what comes back");
			}
			return RefundOrder.ofLines(order.id(), id, lines);
		}

		/** By line or by amount. */
		enum How {

			LINES, AMOUNT

		}

	}

}
