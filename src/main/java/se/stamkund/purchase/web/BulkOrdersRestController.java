package se.stamkund.purchase.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.platform.api.Idempotency;
import se.stamkund.platform.api.InvalidFieldException;
import se.stamkund.platform.api.ItemProblems;
import se.stamkund.platform.security.Caller;
import se.stamkund.purchase.OrderView;
import se.stamkund.purchase.Orders;
import se.stamkund.purchase.Outcome.Done;
import se.stamkund.purchase.Outcome.Refused;
import se.stamkund.purchase.RecordOrder;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ProgramId;

/** Many orders in one call. */
@RestController
@RequestMapping("/api/v1/orders/bulk")
@Tag(name = "Orders")
class BulkOrdersRestController {

	private static final int MAX_ORDERS = 250;

	private final Orders orders;

	private final OrderAnswers answers;

	private final Validator validator;

	BulkOrdersRestController(Orders orders, OrderAnswers answers, Validator validator) {
		this.orders = orders;
		this.answers = answers;
		this.validator = validator;
	}

	@PostMapping
	@Idempotency(Idempotency.Mode.AFTERWARDS)
	@Operation(operationId = "recordOrders", summary = "Record up to 250 orders",
			description = "Answers 200 with a result per order, in their order: status 201 or 200 with the order, or the status and problem it would have had alone. A bad one spoils no other.")
	BulkResponse record(ProgramId program, Actor actor, Caller caller, @Valid @RequestBody BulkRequest request) {
		var told = Objects.requireNonNull(request.orders());
		var results = new TreeMap<Integer, Result>();
		var commands = new TreeMap<Integer, RecordOrder>();
		var tender = this.answers.tender(program);
		var store = this.answers.defaultStore(caller);
		for (int i = 0; i < told.size(); i++) {
			var violations = this.validator.validate(told.get(i));
			if (!violations.isEmpty()) {
				results.put(i, Result.of(ItemProblems.of(violations)));
				continue;
			}
			try {
				commands.put(i, told.get(i).toCommand(tender, store));
			}
			catch (InvalidFieldException | BusinessRuleException ex) {
				results.put(i, Result.of(ItemProblems.of(ex)));
			}
		}
		record(program, commands, results, actor);
		return new BulkResponse(List.copyOf(results.values()));
	}

	private void record(ProgramId program, TreeMap<Integer, RecordOrder> commands, TreeMap<Integer, Result> results,
			Actor actor) {
		var outcomes = this.orders.record(program, List.copyOf(commands.values()), actor);
		var places = List.copyOf(commands.keySet());
		var recorded = new ArrayList<Integer>();
		var views = new ArrayList<OrderView>();
		for (int i = 0; i < outcomes.size(); i++) {
			switch (outcomes.get(i)) {
				case Refused<OrderView>(var reason) -> results.put(places.get(i), Result.of(ItemProblems.of(reason)));
				case Done<OrderView>(var view, var changed) -> {
					recorded.add(i);
					views.add(view);
				}
			}
		}
		var answered = this.answers.of(program, views);
		for (int i = 0; i < answered.size(); i++) {
			var created = outcomes.get(recorded.get(i)).orThrow().changed();
			results.put(places.get(recorded.get(i)), new Result(created ? 201 : 200, answered.get(i), null));
		}
	}

	/** The orders, each as {@code POST /orders} takes it. */
	@Schema(name = "BulkOrdersRequest")
	record BulkRequest(@Nullable @NotNull @Size(min = 1, max = MAX_ORDERS) List<@NotNull OrderRequest> orders) {

	}

	/** What became of each. */
	@Schema(name = "BulkOrdersResponse")
	record BulkResponse(List<Result> results) {

	}

	/**
	 * What became of one.
	 *
	 * @param status as it would have been alone
	 */
	@Schema(name = "BulkOrderResult")
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Result(int status, @Nullable OrderResponse order, @Nullable ProblemDetail problem) {

		static Result of(ProblemDetail problem) {
			return new Result(problem.getStatus(), null, problem);
		}

	}

}
