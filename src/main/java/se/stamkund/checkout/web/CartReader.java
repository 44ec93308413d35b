package se.stamkund.checkout.web;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import se.stamkund.checkout.QuoteCart;
import se.stamkund.member.MemberKey;
import se.stamkund.platform.api.Amount;
import se.stamkund.platform.api.InvalidFieldException;
import se.stamkund.platform.security.ApiCaller;
import se.stamkund.platform.security.Caller;
import se.stamkund.program.Programs;
import se.stamkund.program.Stores;
import se.stamkund.purchase.OrderCustomer;
import se.stamkund.purchase.OrderStatus;
import se.stamkund.purchase.RecordOrder;
import se.stamkund.purchase.web.LineRequest;
import se.stamkund.purchase.web.Tender;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/** Reads carts as quotes and holds name them. */
@Component
class CartReader {

	private final Programs programs;

	private final Stores stores;

	CartReader(Programs programs, Stores stores) {
		this.programs = programs;
		this.stores = stores;
	}

	Tender tender(ProgramId program) {
		return new Tender(this.programs.get(program).currency());
	}

	QuoteCart read(ProgramId program, Caller caller, CartFields cart, Tender tender) {
		tender.require(cart.currency());
		var told = Objects.requireNonNullElse(cart.lines(), List.<LineRequest>of());
		var lines = IntStream.range(0, told.size())
			.mapToObj((i) -> told.get(i).toCommand(i, tender, "/lines/" + i))
			.toList();
		var goods = new RecordOrder(store(program, caller, cart.store()), Objects.requireNonNull(cart.cartId()).strip(),
				OrderStatus.PAID, null, cart.currency(), customer(cart.member()), lines, List.of(),
				tender.money(cart.shipping(), "/shipping"), Money.ZERO, Money.ZERO, Money.ZERO, null, null, false);
		return new QuoteCart(goods, Objects.requireNonNullElse(cart.codes(), List.of()),
				Points.of(Objects.requireNonNullElse(cart.points(), 0L)));
	}

	static MemberKey member(String text) {
		try {
			return MemberKey.parse(text);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidFieldException("/member", String.valueOf(ex.getMessage()));
		}
	}

	private static OrderCustomer customer(@Nullable String member) {
		return (member != null) ? OrderCustomer.of(member(member)) : OrderCustomer.UNKNOWN;
	}

	private String store(ProgramId program, Caller caller, @Nullable String named) {
		var own = (caller instanceof ApiCaller api) ? api.store() : null;
		if (named == null && own == null) {
			throw new InvalidFieldException("/store", "Is required, as the API key has no store of its own");
		}
		return (named != null) ? named : this.stores.get(program, Objects.requireNonNull(own)).code();
	}

	/** What a quote and a hold of a cart have in common. */
	interface CartFields {

		@Nullable String store();

		@Nullable String cartId();

		@Nullable String member();

		@Nullable String currency();

		@Nullable List<LineRequest> lines();

		@Nullable Amount shipping();

		@Nullable List<String> codes();

		@Nullable Long points();

	}

}
