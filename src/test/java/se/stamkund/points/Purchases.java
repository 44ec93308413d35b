package se.stamkund.points;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import se.stamkund.points.PurchaseFacts.Discount;
import se.stamkund.points.PurchaseFacts.Line;
import se.stamkund.points.PurchaseFacts.LineKind;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;

/** Builds purchases for tests; amounts in kronor. */
public final class Purchases {

	private final List<Line> lines = new ArrayList<>();

	private final List<Discount> discounts = new ArrayList<>();

	private Instant at = Instant.parse("2026-10-30T18:04:00Z");

	private UUID store = new UUID(1, 1);

	private @Nullable MemberId member;

	private Money points = Money.ZERO;

	private Money giftCard = Money.ZERO;

	private Purchases() {
	}

	public static Purchases purchase() {
		return new Purchases();
	}

	public static Money kr(String amount) {
		return Money.ofMinor(new BigDecimal(amount).movePointRight(2).longValueExact());
	}

	public Purchases at(Instant at) {
		this.at = at;
		return this;
	}

	public Purchases in(UUID store) {
		this.store = store;
		return this;
	}

	public Purchases by(MemberId member) {
		this.member = member;
		return this;
	}

	public Purchases goods(String price) {
		return line(LineKind.GOODS, price, null, null);
	}

	public Purchases goods(String price, String sku, @Nullable String brand, String... categories) {
		return line(LineKind.GOODS, price, sku, brand, categories);
	}

	public Purchases line(LineKind kind, String price) {
		return line(kind, price, null, null);
	}

	public Purchases reducedBy(String amount) {
		var last = this.lines.removeLast();
		this.lines.add(new Line(last.id(), last.kind(), last.sku(), last.brand(), last.categories(), last.quantity(),
				last.gross(), kr(amount), last.vatRate()));
		return this;
	}

	public Purchases vat(String rate) {
		var last = this.lines.removeLast();
		this.lines.add(new Line(last.id(), last.kind(), last.sku(), last.brand(), last.categories(), last.quantity(),
				last.gross(), last.discount(), new BigDecimal(rate)));
		return this;
	}

	private Purchases line(LineKind kind, String price, @Nullable String sku, @Nullable String brand,
			String... categories) {
		this.lines.add(new Line(new UUID(2, this.lines.size() + 1), kind, sku, brand, Set.of(categories),
				BigDecimal.ONE, kr(price), Money.ZERO, new BigDecimal("25")));
		return this;
	}

	public Purchases discount(String label, String amount) {
		this.discounts.add(new Discount(label, kr(amount)));
		return this;
	}

	public Purchases paidWithPoints(String amount) {
		this.points = kr(amount);
		return this;
	}

	public Purchases paidWithGiftCard(String amount) {
		this.giftCard = kr(amount);
		return this;
	}

	public PurchaseFacts build() {
		return new PurchaseFacts(this.at, this.store, "web", this.member, this.lines, this.discounts, this.points,
				this.giftCard);
	}

	/** The id of the line made as number {@code n}, from 1. */
	public static UUID lineId(int n) {
		return new UUID(2, n);
	}

}
