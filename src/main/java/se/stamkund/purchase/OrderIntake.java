package se.stamkund.purchase;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import se.stamkund.product.ProductKey;
import se.stamkund.product.ProductView;
import se.stamkund.product.Products;
import se.stamkund.program.Programs;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ProgramId;

/**
 * Takes in orders as stores tell them: checks them, and adds what the catalogue knows.
 */
@Component
class OrderIntake {

	private final Programs programs;

	private final Stores stores;

	private final Products products;

	OrderIntake(Programs programs, Stores stores, Products products) {
		this.programs = programs;
		this.stores = stores;
		this.products = products;
	}

	/** What orders of this batch are checked against. */
	Desk open(ProgramId program, Instant now) {
		var byCode = this.stores.list(program).stream().collect(Collectors.toMap(StoreView::code, Function.identity()));
		return new Desk(this.programs.get(program).currency(), byCode, now);
	}

	/**
	 * The orders with names, brands and categories from the catalogue, in one statement.
	 */
	List<Accepted> describe(ProgramId program, List<Accepted> orders) {
		var keys = orders.stream().flatMap(OrderIntake::undescribed).collect(Collectors.toSet());
		var known = this.products.of(program, keys);
		return known.isEmpty() ? orders : orders.stream().map((order) -> described(order, known)).toList();
	}

	private static Stream<ProductKey> undescribed(Accepted order) {
		return order.told()
			.lines()
			.stream()
			.filter((line) -> line.name() == null || line.brand() == null || line.categories().isEmpty())
			.mapMulti((line, sink) -> {
				if (line.sku() != null) {
					sink.accept(new ProductKey(order.store().id(), line.sku()));
				}
			});
	}

	private static Accepted described(Accepted order, Map<ProductKey, ProductView> known) {
		var lines = order.told().lines().stream().map((line) -> {
			var product = (line.sku() != null) ? known.get(new ProductKey(order.store().id(), line.sku())) : null;
			return (product != null) ? line.described(product.name(), product.brand(), product.categories()) : line;
		}).toList();
		return new Accepted(order.told().withLines(lines), order.store(), order.hash());
	}

	/**
	 * An order that may be recorded.
	 *
	 * @param hash of what the store told, without what the catalogue added
	 */
	record Accepted(RecordOrder told, StoreView store, String hash) {

		OrderNumber number() {
			return new OrderNumber(this.store.id(), this.told.orderId());
		}

	}

	/** Where orders are handed in. */
	record Desk(Currency currency, Map<String, StoreView> stores, Instant now) {

		/**
		 * Takes in an order.
		 * @throws BusinessRuleException if it can't be right
		 */
		Accepted accept(RecordOrder order) {
			return accept(order, null);
		}

		/** As above, with what was agreed on before and the store has not told again. */
		Accepted accept(RecordOrder order, @Nullable Agreed agreed) {
			var store = this.stores.get(order.store());
			if (store == null) {
				throw new BusinessRuleException("store_unknown", "There is no store " + order.store(), order.store());
			}
			var meant = (agreed != null) ? meant(order, agreed) : order;
			OrderRules.check(meant, this.currency, this.now);
			return new Accepted(meant, store, ContentHash.of(order));
		}

		/** What comes to what was agreed on, else what adds up at all. */
		private RecordOrder meant(RecordOrder order, Agreed agreed) {
			var possible = agreed.complete(order).filter(this::addsUp).toList();
			return possible.stream()
				.filter((candidate) -> candidate.toPay().equals(agreed.toPay()))
				.findFirst()
				.orElse(possible.isEmpty() ? order : possible.getFirst());
		}

		private boolean addsUp(RecordOrder order) {
			try {
				OrderRules.check(order, this.currency, this.now);
				return true;
			}
			catch (BusinessRuleException ex) {
				return false;
			}
		}

		String code(UUID store) {
			return this.stores.values()
				.stream()
				.filter((candidate) -> candidate.id().equals(store))
				.map(StoreView::code)
				.findFirst()
				.orElseThrow();
		}

		/** New orders come from open stores only. */
		static @Nullable BusinessRuleException refusal(Accepted order) {
			return order.store().closed() ? new BusinessRuleException("store_closed",
					"The store " + order.store().code() + " is closed", order.store().code()) : null;
		}

	}

}
