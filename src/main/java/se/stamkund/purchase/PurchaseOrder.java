package se.stamkund.purchase;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import se.stamkund.points.AwardView;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/** An order as its store told it, and what it did to the customer's points. */
@Entity
class PurchaseOrder {

	@Id
	private UUID id;

	@PartitionKey
	@Column(updatable = false)
	private ProgramId programId;

	@Column(updatable = false)
	private UUID storeId;

	@Column(updatable = false)
	private String orderId;

	private String contentHash;

	@Column(updatable = false)
	private boolean test;

	/** Moved in as history: never earns. */
	@Column(updatable = false)
	private boolean history;

	private @Nullable MemberId memberId;

	/** Null, too, when nothing is known: a row of nulls is read so. */
	@Embedded
	private @Nullable Customer customer;

	private @Nullable Instant joinedAt;

	@Enumerated(EnumType.STRING)
	private OrderStatus status;

	private Instant orderedAt;

	private @Nullable Instant paidAt;

	private @Nullable Instant deliveredAt;

	private @Nullable Instant cancelledAt;

	@Column(updatable = false)
	private Instant recordedAt;

	@Embedded
	private Sums sums;

	@JdbcTypeCode(SqlTypes.JSON)
	private List<OrderDiscount> discounts;

	private Money refunded = Money.ZERO;

	private @Nullable UUID holdId;

	private Points pointsUsed = Points.ZERO;

	private Points pointsGivenBack = Points.ZERO;

	private Points points = Points.ZERO;

	private Points pointsTaken = Points.ZERO;

	@JdbcTypeCode(SqlTypes.JSON)
	private List<OrderWarning> warnings = List.of();

	@OneToMany(mappedBy = "order", cascade = CascadeType.ALL, orphanRemoval = true)
	@OrderBy("position")
	private List<OrderLine> lines = new ArrayList<>();

	/** What it gave when it was recorded just now; not kept here. */
	@Transient
	private @Nullable AwardView award;

	@Version
	private @Nullable Integer version;

	@SuppressWarnings("NullAway.Init")
	protected PurchaseOrder() {
	}

	/** A new order, on its way to the status it was told with. */
	PurchaseOrder(ProgramId program, UUID store, RecordOrder told, Customer customer, @Nullable MemberId member,
			OrderDraft draft, String contentHash, Instant now) {
		this.id = Ids.next();
		this.programId = program;
		this.storeId = store;
		this.orderId = told.orderId();
		this.test = told.test();
		this.memberId = member;
		this.customer = customer;
		this.recordedAt = now;
		this.holdId = told.holdId();
		this.status = OrderStatus.CREATED;
		this.orderedAt = (told.orderedAt() != null) ? told.orderedAt() : now;
		this.contentHash = contentHash;
		this.sums = Sums.of(told, draft);
		this.discounts = draft.discounts();
		for (OrderDraft.DraftLine line : draft.lines()) {
			this.lines.add(new OrderLine(this, this.lines.size(), line));
		}
	}

	/** Is history: it was recorded to be known, not to earn. */
	PurchaseOrder asHistory() {
		this.history = true;
		return this;
	}

	boolean history() {
		return this.history;
	}

	/** Moves on; what was skipped is taken to have happened at the same time. */
	void become(OrderStatus next, Instant at) {
		if (this.status == OrderStatus.CANCELLED) {
			throw cancelled();
		}
		if (!this.status.canBecome(next)) {
			throw new BusinessRuleException("status_backwards",
					"Order " + this.orderId + " is already " + this.status.name().toLowerCase(Locale.ROOT),
					this.orderId);
		}
		this.status = next;
		if (next.isPaid() && this.paidAt == null) {
			this.paidAt = at;
		}
		if (next == OrderStatus.DELIVERED) {
			this.deliveredAt = at;
		}
		if (next == OrderStatus.CANCELLED) {
			this.cancelledAt = at;
		}
	}

	/** Says anew what was bought. Lines keep their identity by the store's line id. */
	void replace(RecordOrder told, OrderDraft draft, String hash) {
		if (draft.total().compareTo(this.refunded) < 0) {
			throw new BusinessRuleException("below_refunded", "More than the new total has been refunded already");
		}
		var before = List.copyOf(this.lines);
		this.lines.clear();
		for (OrderDraft.DraftLine line : draft.lines()) {
			int position = this.lines.size();
			var kept = before.stream().filter((old) -> old.lineId().equals(line.line().lineId())).findFirst();
			kept.ifPresent((old) -> old.change(position, line));
			this.lines.add(kept.orElseGet(() -> new OrderLine(this, position, line)));
		}
		if (before.stream().anyMatch((old) -> !this.lines.contains(old) && old.isRefunded())) {
			throw new BusinessRuleException("line_refunded", "A line that has been refunded can't be left out");
		}
		this.sums = Sums.of(told, draft);
		this.discounts = draft.discounts();
		this.orderedAt = (told.orderedAt() != null) ? told.orderedAt() : this.orderedAt;
		this.contentHash = hash;
	}

	/** Turns out to be a member's. */
	void join(MemberId member, Instant at) {
		this.memberId = member;
		this.joinedAt = at;
	}

	/** Points were captured for it. */
	void use(Points used, List<OrderWarning> warnings) {
		this.pointsUsed = this.pointsUsed.plus(used);
		warn(warnings);
	}

	/** Says so once, however often it happens. */
	void warn(OrderWarning warning) {
		if (!this.warnings.contains(warning)) {
			warn(List.of(warning));
		}
	}

	void warn(List<OrderWarning> more) {
		if (!more.isEmpty()) {
			var all = new ArrayList<>(this.warnings);
			all.addAll(more);
			this.warnings = List.copyOf(all);
		}
	}

	/** It was rated for the first time. */
	void award(AwardView award) {
		this.points = award.points();
		this.award = award;
	}

	/** It was rated anew, so that its refunds claim so many points more, or fewer. */
	void rerate(Points points, long claimed) {
		this.points = points;
		this.award = null;
		this.pointsTaken = Points.of(Math.max(0, this.pointsTaken.value() + claimed)).min(points);
	}

	/** Comes back, wholly or in part. */
	void refund(RefundPlan plan) {
		this.refunded = this.refunded.plus(plan.amount());
		plan.parts().forEach((part) -> part.line().refund(part.amount(), part.quantity()));
	}

	void requireRefundable() {
		if (this.status == OrderStatus.CANCELLED) {
			throw cancelled();
		}
		if (!this.status.isPaid()) {
			throw new BusinessRuleException("order_unpaid", "Order " + this.orderId + " has not been paid",
					this.orderId);
		}
	}

	private BusinessRuleException cancelled() {
		return new BusinessRuleException("order_cancelled", "Order " + this.orderId + " is cancelled, for good",
				this.orderId);
	}

	/** What a refund did to the points. */
	void settle(Points taken, Points givenBack) {
		this.pointsTaken = this.pointsTaken.plus(taken).min(this.points);
		this.pointsGivenBack = this.pointsGivenBack.plus(givenBack).min(this.pointsUsed);
	}

	Money refundable() {
		return this.sums.total().minus(this.refunded);
	}

	UUID id() {
		return this.id;
	}

	ProgramId programId() {
		return this.programId;
	}

	UUID storeId() {
		return this.storeId;
	}

	String orderId() {
		return this.orderId;
	}

	String contentHash() {
		return this.contentHash;
	}

	boolean test() {
		return this.test;
	}

	@Nullable MemberId memberId() {
		return this.memberId;
	}

	Customer customer() {
		return (this.customer != null) ? this.customer : Customer.UNKNOWN;
	}

	OrderStatus status() {
		return this.status;
	}

	Instant orderedAt() {
		return this.orderedAt;
	}

	/** When it got the status it has. */
	Instant statusAt() {
		var at = switch (this.status) {
			case CREATED -> this.orderedAt;
			case PAID -> this.paidAt;
			case DELIVERED -> this.deliveredAt;
			case CANCELLED -> this.cancelledAt;
		};
		return (at != null) ? at : this.orderedAt;
	}

	/** Whether the latest move changed what it comes to: paid for, or cancelled. */
	boolean comesToElse() {
		return this.status == OrderStatus.PAID || this.status == OrderStatus.CANCELLED
				|| this.status == OrderStatus.DELIVERED && Objects.equals(this.paidAt, this.deliveredAt);
	}

	@Nullable Instant deliveredAt() {
		return this.deliveredAt;
	}

	@Nullable UUID holdId() {
		return this.holdId;
	}

	Sums sums() {
		return this.sums;
	}

	List<OrderDiscount> discounts() {
		return this.discounts;
	}

	Money refunded() {
		return this.refunded;
	}

	Points points() {
		return this.points;
	}

	Points pointsTaken() {
		return this.pointsTaken;
	}

	Points pointsUsed() {
		return this.pointsUsed;
	}

	/** Whether there may be something besides money to give back. */
	boolean usedSomething() {
		return !this.pointsUsed.isZero() || this.holdId != null;
	}

	Points pointsGivenBack() {
		return this.pointsGivenBack;
	}

	List<OrderLine> lines() {
		return Collections.unmodifiableList(this.lines);
	}

	OrderView view(String storeCode) {
		return new OrderView(this.id, this.storeId, storeCode, this.orderId, this.test, this.memberId,
				customer().view(), this.joinedAt, this.status, this.orderedAt, this.paidAt, this.deliveredAt,
				this.cancelledAt, this.recordedAt, this.sums.view(this.refunded), this.discounts, this.points,
				this.pointsTaken, this.pointsUsed, this.pointsGivenBack, this.warnings,
				this.lines.stream().map(OrderLine::view).toList(), this.award);
	}

}
