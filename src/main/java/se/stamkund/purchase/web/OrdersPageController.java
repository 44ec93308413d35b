package se.stamkund.purchase.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.platform.api.Words;
import se.stamkund.platform.web.CsvDownload;
import se.stamkund.program.Programs;
import se.stamkund.program.Stores;
import se.stamkund.purchase.ChangeStatus;
import se.stamkund.purchase.OrderQueries;
import se.stamkund.purchase.OrderRow;
import se.stamkund.purchase.OrderStatus;
import se.stamkund.purchase.Orders;
import se.stamkund.purchase.Outcome;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;

/** The list of orders: search, choose, export, mark as delivered. */
@Controller
@RequestMapping("/admin/orders")
class OrdersPageController {

	private static final int MOST_AT_ONCE = 100;

	private final Orders orders;

	private final OrderQueries queries;

	private final OrderFinder finder;

	private final Programs programs;

	private final Stores stores;

	private final MessageSource messages;

	OrdersPageController(Orders orders, OrderQueries queries, OrderFinder finder, Programs programs, Stores stores,
			MessageSource messages) {
		this.orders = orders;
		this.queries = queries;
		this.finder = finder;
		this.programs = programs;
		this.stores = stores;
		this.messages = messages;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('ORDERS_VIEW')")
	ModelAndView list(ProgramId program, @ModelAttribute("query") OrdersQuery query) {
		return new ModelAndView("purchase/orders", "query", query).addObject("found", this.finder.find(program, query))
			.addObject("chips", this.finder.chips(program))
			.addObject("most", OrderFinder.MOST)
			.addObject("stores", this.stores.list(program))
			.addObject("statuses", OrderStatus.values());
	}

	@PostMapping("/delivered")
	@PreAuthorize("hasAuthority('ORDERS_EDIT')")
	String deliver(ProgramId program, Actor actor, @RequestParam(required = false) @Nullable List<UUID> id,
			RedirectAttributes flash) {
		var changes = Objects.requireNonNullElse(id, List.<UUID>of())
			.stream()
			.limit(MOST_AT_ONCE)
			.map((order) -> new ChangeStatus(order, OrderStatus.DELIVERED, null))
			.toList();
		var outcomes = this.orders.changeStatus(program, changes, actor);
		var done = outcomes.stream()
			.filter((outcome) -> outcome instanceof Outcome.Done<?>(var order, var changed) && changed)
			.count();
		flash.addFlashAttribute("toast", (done == 1) ? "orders.deliveredOne" : "orders.deliveredMany");
		flash.addFlashAttribute("toastArgs", new Object[] { done });
		return "redirect:/admin/orders";
	}

	@GetMapping("/export")
	@PreAuthorize("hasAuthority('EXPORT')")
	void export(ProgramId program, OrdersQuery query, HttpServletResponse response) throws IOException {
		write(program, response, (csv) -> this.queries.export(program, this.finder.filter(program, query),
				(rows) -> rows(program, rows, csv)));
	}

	@PostMapping("/export")
	@PreAuthorize("hasAuthority('EXPORT')")
	void exportChosen(ProgramId program, @RequestParam(required = false) @Nullable List<UUID> id,
			HttpServletResponse response) throws IOException {
		var chosen = Objects.requireNonNullElse(id, List.<UUID>of()).stream().limit(MOST_AT_ONCE).toList();
		write(program, response, (csv) -> rows(program, this.queries.rows(program, chosen), csv));
	}

	private void write(ProgramId program, HttpServletResponse response, Consumer<CsvDownload> rows) throws IOException {
		var columns = new ArrayList<String>();
		for (String column : List.of("order", "date", "store", "status", "customer", "memberNumber", "total",
				"refunded", "points", "pointsUsed", "test")) {
			columns.add(this.messages.getMessage("orders.export." + column, null, LocaleContextHolder.getLocale()));
		}
		var name = this.programs.get(program).code() + "-orders.csv";
		try (var csv = CsvDownload.start(response, name)) {
			csv.row(columns.toArray(String[]::new));
			rows.accept(csv);
		}
	}

	private void rows(ProgramId program, List<OrderRow> rows, CsvDownload csv) {
		var view = this.programs.get(program);
		for (OrderFinder.Line line : this.finder.lines(program, rows)) {
			var order = line.order();
			var member = line.member();
			csv.row(order.orderId(), order.orderedAt().atZone(view.zone()).toOffsetDateTime().withNano(0).toString(),
					line.store().name(), Words.of(order.status()), (member != null) ? member.name() : "",
					(member != null) ? member.number() : "", amount(order.total(), view.currency()),
					amount(order.refunded(), view.currency()), String.valueOf(order.points()),
					String.valueOf(order.pointsUsed()), order.test() ? "test" : "");
		}
	}

	/** With the decimal sign that a spreadsheet in the page's language reads. */
	private static String amount(Money money, Currency currency) {
		var text = money.toDecimal(currency).toPlainString();
		return LocaleContextHolder.getLocale().getLanguage().equals("sv") ? text.replace('.', ',') : text;
	}

}
