package se.stamkund.purchase.web;

import java.net.URI;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import se.stamkund.platform.api.InvalidFieldException;
import se.stamkund.platform.api.Reply;
import se.stamkund.platform.security.ApiCaller;
import se.stamkund.platform.security.Caller;
import se.stamkund.points.AwardView;
import se.stamkund.points.Awards;
import se.stamkund.program.Programs;
import se.stamkund.program.Stores;
import se.stamkund.purchase.OrderKey;
import se.stamkund.purchase.OrderQueries;
import se.stamkund.purchase.OrderView;
import se.stamkund.purchase.Outcome;
import se.stamkund.purchase.Outcome.Done;
import se.stamkund.purchase.Outcome.Refused;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** What the endpoints of orders have in common. */
@Component
class OrderAnswers {

	private final Programs programs;

	private final Stores stores;

	private final Awards awards;

	private final OrderQueries queries;

	OrderAnswers(Programs programs, Stores stores, Awards awards, OrderQueries queries) {
		this.programs = programs;
		this.stores = stores;
		this.awards = awards;
		this.queries = queries;
	}

	Tender tender(ProgramId program) {
		return new Tender(currency(program));
	}

	Currency currency(ProgramId program) {
		return this.programs.get(program).currency();
	}

	/** The store that is meant when a request names none. */
	@Nullable String defaultStore(Caller caller) {
		return (caller instanceof ApiCaller api) ? storeCode(api.program(), api.store()) : null;
	}

	@Nullable String storeCode(ProgramId program, @Nullable UUID store) {
		return (store != null) ? this.stores.get(program, store).code() : null;
	}

	/**
	 * Our id of the order an address names.
	 * @throws NotFoundException if there is none
	 */
	UUID resolve(ProgramId program, String id) {
		try {
			return this.queries.resolve(program, OrderKey.parse(id));
		}
		catch (IllegalArgumentException ex) {
			throw new NotFoundException("order", String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * The id of a store by its code.
	 * @throws InvalidFieldException if there is none
	 */
	UUID store(ProgramId program, String code, String pointer) {
		return this.stores.find(program, code)
			.orElseThrow(() -> new InvalidFieldException(pointer, "There is no store " + code))
			.id();
	}

	OrderResponse of(ProgramId program, OrderView order) {
		return of(program, List.of(order)).getFirst();
	}

	/**
	 * What became of orders: 201 with the order for a new one, 200 for one known before.
	 */
	List<Reply<OrderResponse>> recorded(ProgramId program, List<Outcome<OrderView>> outcomes) {
		var orders = of(program, done(outcomes)).iterator();
		return replies(outcomes, (done) -> {
			var order = orders.next();
			return done.changed() ? ResponseEntity.created(URI.create("/api/v1/orders/" + order.id())).body(order)
					: ResponseEntity.ok(order);
		});
	}

	/** What has been done, in its order. */
	static <T> List<T> done(List<Outcome<T>> outcomes) {
		return outcomes.stream().<T>mapMulti((outcome, sink) -> {
			if (outcome instanceof Done<T>(var value, var changed)) {
				sink.accept(value);
			}
		}).toList();
	}

	/** The answer to each that is done; asked for in their order. */
	static <T, A> List<Reply<A>> replies(List<Outcome<T>> outcomes, Function<Done<T>, ResponseEntity<A>> answer) {
		return outcomes.stream().<Reply<A>>map((outcome) -> switch (outcome) {
			case Refused<T>(var reason) -> new Reply.Refused<>(reason);
			case Done<T> done -> new Reply.Done<>(answer.apply(done));
		}).toList();
	}

	/** The orders with their awards; those not counted just now in two statements. */
	List<OrderResponse> of(ProgramId program, List<OrderView> orders) {
		var currency = currency(program);
		var asked = orders.stream()
			.filter((order) -> order.award() == null && order.member() != null)
			.map(OrderView::id)
			.toList();
		var known = asked.isEmpty() ? Map.<UUID, AwardView>of() : this.awards.of(program, asked);
		return orders.stream()
			.map((order) -> OrderResponse.of(order, (order.award() != null) ? order.award() : known.get(order.id()),
					currency))
			.toList();
	}

}
