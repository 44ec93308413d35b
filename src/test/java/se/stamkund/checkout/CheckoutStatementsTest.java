package se.stamkund.checkout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import se.stamkund.purchase.Orders;
import se.stamkund.purchase.RefundOrder;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.SentStatements;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;
import static se.stamkund.checkout.CheckoutShop.KEY;
import static se.stamkund.checkout.CheckoutShop.goods;
import static se.stamkund.checkout.CheckoutShop.order;

/** A large cart takes as many statements as a small one. */
@IntegrationTest
class CheckoutStatementsTest {

	@Autowired
	CheckoutShop shop;

	@Autowired
	CartHolds holds;

	@Autowired
	Orders orders;

	@Autowired
	TestPrograms programs;

	private ProgramId program;

	private MemberId anna;

	private int carts;

	@BeforeEach
	void annaHasPoints() {
		this.program = this.programs.createId();
		this.programs.giveTiers(this.program);
		this.anna = this.shop.member(this.program, 10_000);
		// so that no purchase below moves her
		this.shop.record(this.program, goods("first", this.anna, List.of(3000L), 0));
		buy(1, 1, 1); // what is read once is known from now on
	}

	@Test
	void fiftyLinesAndTwentyCodesTakeAsManyAsOneOfEach() {
		assertSame(20, 0);
		assertSame(10, 10);
	}

	/** Some of what is read is known for a few seconds; then another pair is bought. */
	private void assertSame(int codes, int cards) {
		var different = List.of("nothing bought");
		for (int attempt = 0; attempt < 3 && !different.isEmpty(); attempt++) {
			different = differences(buy(50, codes, cards), buy(1, 1, Math.min(cards, 1)));
		}
		assertThat(different).isEmpty();
	}

	private static List<String> differences(Map<String, List<String>> large, Map<String, List<String>> small) {
		var different = new ArrayList<String>();
		small.forEach((step, sent) -> {
			assertThat(sent).as(step).isNotEmpty();
			without(large.get(step), sent).forEach((sql) -> different.add(step + " of the large cart: " + sql));
			without(sent, large.get(step)).forEach((sql) -> different.add(step + " of the small cart: " + sql));
		});
		return different;
	}

	private static List<String> without(List<String> all, List<String> others) {
		var left = new ArrayList<>(all);
		others.forEach(left::remove);
		return left;
	}

	/** What each step of a purchase sends. */
	private Map<String, List<String>> buy(int lines, int codes, int cards) {
		var named = new ArrayList<String>();
		for (int i = 0; i < codes; i++) {
			named.add(this.shop.code(this.program, 1, 5));
		}
		for (int i = 0; i < cards; i++) {
			named.add(this.shop.card(this.program, 5));
		}
		var id = "c-" + ++this.carts;
		var cart = new QuoteCart(goods(id, this.anna, Collections.nCopies(lines, 100L), 49), named, Points.of(100));
		var sent = new LinkedHashMap<String, List<String>>();
		var quote = step(sent, "quote", () -> this.shop.quote(this.program, cart));
		assertThat(quote.codes()).as("codes of use").allMatch(Quote.Code::used);
		var hold = step(sent, "hold", () -> this.holds.place(this.program, cart, quote.toPay(), null, KEY));
		step(sent, "extend", () -> this.holds.extend(this.program, hold.id(), 60, KEY));
		var recorded = step(sent, "order",
				() -> this.shop.record(this.program, order("o-" + id, cart.goods(), hold.id())));
		assertThat(recorded.warnings()).isEmpty();
		step(sent, "refund",
				() -> this.orders
					.refund(this.program,
							new RefundOrder(recorded.id(), "r-" + id, List.of(), recorded.totals().total(), null), KEY)
					.value());
		return sent;
	}

	private static <T> T step(Map<String, List<String>> sent, String name, Supplier<T> call) {
		var result = new AtomicReference<T>();
		sent.put(name,
				SentStatements.during(() -> result.set(call.get()))
					.stream()
					.map((sql) -> sql.replaceAll("\\?(,\\?)+", "?")) // as many as are
																		// looked for
					.toList());
		return result.get();
	}

}
