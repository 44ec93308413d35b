package se.stamkund.purchase.web;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.GroupCommit;
import se.stamkund.platform.api.GroupCommit.Scope;
import se.stamkund.platform.api.GroupedCalls;
import se.stamkund.platform.api.Idempotency;
import se.stamkund.platform.api.InvalidParameterException;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.api.Words;
import se.stamkund.platform.security.ApiCaller;
import se.stamkund.platform.security.Caller;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.purchase.OrderFilter;
import se.stamkund.purchase.OrderQueries;
import se.stamkund.purchase.OrderStatus;
import se.stamkund.purchase.Orders;
import se.stamkund.purchase.web.OrdersTold.Told;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Orders: record, list, read, say anew. */
@RestController
@RequestMapping("/api/v1/orders")
@Tag(name = "Orders")
class OrdersRestController {

	private final Orders orders;

	private final OrderQueries queries;

	private final OrderAnswers answers;

	private final MemberDirectory members;

	private final Stores stores;

	private final GroupedCalls<Told, OrderResponse> recording;

	OrdersRestController(Orders orders, OrderQueries queries, OrderAnswers answers, MemberDirectory members,
			Stores stores, OrdersTold told, GroupCommit groups) {
		this.recording = groups.of(told);
		this.orders = orders;
		this.queries = queries;
		this.answers = answers;
		this.members = members;
		this.stores = stores;
	}

	@PostMapping
	@Idempotency(Idempotency.Mode.GROUPED)
	@Operation(operationId = "recordOrder", summary = "Record an order",
			description = "201 for a new order; 200 and the stored order if the same was recorded before; 409 order_differs for other content under the same number. A paid order of a member awards its points at once.")
	@ApiResponse(responseCode = "201", description = "A new order")
	@ApiResponse(responseCode = "200", description = "Recorded before, exactly so")
	ResponseEntity<OrderResponse> record(ProgramId program, Actor actor, Caller caller,
			@Valid @RequestBody OrderRequest request) {
		var store = (caller instanceof ApiCaller api) ? api.store() : null;
		return this.recording.call(new Scope(program, actor), new Told(request, store));
	}

	@GetMapping
	@Operation(operationId = "listOrders", summary = "List orders, newest first")
	CursorPage<OrderRowResponse> list(ProgramId program, @RequestParam @Nullable String member,
			@RequestParam @Nullable String store, @RequestParam @Nullable String status,
			@RequestParam @Nullable Instant from, @RequestParam @Nullable Instant to, PageQuery page) {
		var filter = new OrderFilter(null, members(program, member), store(program, store), status(status), from, to,
				null, OrderFilter.Sort.DATE, true);
		if (member != null && filter.members().isEmpty()) {
			return CursorPage.all(List.of());
		}
		var currency = this.answers.currency(program);
		var codes = new OrderRowResponse.Codes(this.stores.list(program));
		return this.queries.list(program, filter, page).map((row) -> OrderRowResponse.of(row, codes, currency));
	}

	@GetMapping("/{id}")
	@Operation(operationId = "getOrder", summary = "An order, with its award and why")
	OrderResponse get(ProgramId program, @PathVariable String id) {
		return this.answers.of(program, this.queries.get(program, this.answers.resolve(program, id)));
	}

	@PutMapping("/{id}")
	@Operation(operationId = "replaceOrder", summary = "Say anew what an order is",
			description = "Its points are counted again by the rules it was first awarded by, and the difference is posted.")
	OrderResponse replace(ProgramId program, Actor actor, Caller caller, @PathVariable String id,
			@Valid @RequestBody OrderRequest request) {
		var order = this.answers.resolve(program, id);
		var command = request.toCommand(this.answers.tender(program), this.answers.defaultStore(caller));
		return this.answers.of(program, this.orders.replace(program, order, command, actor).value());
	}

	private Set<MemberId> members(ProgramId program, @Nullable String member) {
		if (member == null) {
			return Set.of();
		}
		try {
			return Set.copyOf(this.members.resolveAll(program, List.of(MemberKey.parse(member))).values());
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidParameterException("member", String.valueOf(ex.getMessage()));
		}
	}

	private @Nullable UUID store(ProgramId program, @Nullable String code) {
		return (code == null) ? null
				: this.stores.find(program, code)
					.map(StoreView::id)
					.orElseThrow(() -> new InvalidParameterException("store", "There is no store " + code));
	}

	private static @Nullable OrderStatus status(@Nullable String name) {
		try {
			return (name != null) ? Words.parse(OrderStatus.class, name) : null;
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidParameterException("status", "Must be created, paid, delivered or cancelled");
		}
	}

}
