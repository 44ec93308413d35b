package se.stamkund.purchase;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;

/** A line of an order, with brand and categories as they were when it was bought. */
@Entity
class OrderLine {

	@Id
	private UUID id;

	@PartitionKey
	@Column(updatable = false)
	private ProgramId programId;

	@ManyToOne(fetch = FetchType.LAZY)
	// Flyway owns the key, which carries the programme as well
	@JoinColumn(name = "purchase_order_id", updatable = false, foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
	private PurchaseOrder order;

	private int position;

	@Column(updatable = false)
	private String lineId;

	@Enumerated(EnumType.STRING)
	private LineKind kind;

	private @Nullable String sku;

	private @Nullable String name;

	private @Nullable String brand;

	@JdbcTypeCode(SqlTypes.ARRAY)
	private List<String> categories;

	private BigDecimal quantity;

	private Money gross;

	private Money discount;

	private Money orderDiscount;

	private Money net;

	private BigDecimal vatRate;

	private Money refunded = Money.ZERO;

	private Money refundedPaid = Money.ZERO;

	private BigDecimal refundedQuantity = BigDecimal.ZERO;

	@Version
	private @Nullable Integer version;

	@SuppressWarnings("NullAway.Init")
	protected OrderLine() {
	}

	@SuppressWarnings("NullAway.Init")
	OrderLine(PurchaseOrder order, int position, OrderDraft.DraftLine draft) {
		this.id = Ids.next();
		this.programId = order.programId();
		this.order = order;
		this.lineId = draft.line().lineId();
		change(position, draft);
	}

	final void change(int position, OrderDraft.DraftLine draft) {
		if (draft.net().compareTo(this.refunded) < 0 || draft.line().quantity().compareTo(this.refundedQuantity) < 0) {
			throw new BusinessRuleException("line_below_refunded",
					"More of line " + this.lineId + " has been refunded than it would hold", this.lineId);
		}
		var line = draft.line();
		this.position = position;
		this.kind = line.kind();
		this.sku = line.sku();
		this.name = line.name();
		this.brand = line.brand();
		this.categories = line.categories();
		this.quantity = line.quantity();
		this.gross = line.gross();
		this.discount = line.discount();
		this.orderDiscount = draft.orderDiscount();
		this.net = draft.net();
		this.vatRate = line.vatRate();
	}

	/** Comes back, wholly or in part. */
	void refund(Money amount, BigDecimal quantity) {
		this.refunded = this.refunded.plus(amount);
		this.refundedQuantity = this.refundedQuantity.add(quantity);
	}

	/**
	 * What of all that has come back was not paid with points and has not been told yet.
	 * @param paid what of the whole line was not paid with points
	 */
	Money tellPaidShare(Money paid) {
		if (this.net.isZero()) {
			return Money.ZERO;
		}
		var share = Money.ofMinor(BigInteger.valueOf(paid.minor())
			.multiply(BigInteger.valueOf(this.refunded.minor()))
			.divide(BigInteger.valueOf(this.net.minor()))
			.longValueExact());
		if (share.compareTo(this.refundedPaid) <= 0) {
			return Money.ZERO;
		}
		var untold = share.minus(this.refundedPaid);
		this.refundedPaid = share;
		return untold;
	}

	boolean isRefunded() {
		return this.refunded.isPositive() || this.refundedQuantity.signum() > 0;
	}

	UUID id() {
		return this.id;
	}

	String lineId() {
		return this.lineId;
	}

	LineKind kind() {
		return this.kind;
	}

	@Nullable String sku() {
		return this.sku;
	}

	@Nullable String brand() {
		return this.brand;
	}

	List<String> categories() {
		return this.categories;
	}

	BigDecimal quantity() {
		return this.quantity;
	}

	Money gross() {
		return this.gross;
	}

	Money discount() {
		return this.discount;
	}

	Money net() {
		return this.net;
	}

	BigDecimal vatRate() {
		return this.vatRate;
	}

	Money refunded() {
		return this.refunded;
	}

	BigDecimal refundedQuantity() {
		return this.refundedQuantity;
	}

	OrderLineView view() {
		return new OrderLineView(this.id, this.lineId, this.kind, this.sku, this.name, this.brand, this.categories,
				this.quantity, this.gross, this.discount, this.orderDiscount, this.net, this.vatRate, this.refunded,
				this.refundedQuantity);
	}

}
