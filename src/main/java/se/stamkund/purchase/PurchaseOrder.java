package se.stamkund.purchase;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
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

	@Embedded
	private OrderProgress progress;

	@Column(updatable = false)
	private Instant recordedAt;

	@Embedded
	private Sums sums;

	@JdbcTypeCode(SqlTypes.JSON)
	private List<OrderDiscount> discounts;

	private Money refunded = Money.ZERO;

	private @Nullable UUID holdId;

	@Embedded
	private OrderTally tally = OrderTally.NOTHING;

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
		this.progress = OrderProgress.placed(now).placedAt(told.orderedAt());
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
		this.progress = this.progress.become(next, at, this.orderId);
	}

	/** Says anew what was bought. Lines keep their identity by the store's line id. */
	void replace(RecordOrder told, OrderDraft draft, String hash) {
		if (draft.total().compareTo(this.refunded) < 0) {
			throw new BusinessRuleException("below_refunded", "More than the new total has been refunded already");
		}
		LinesAnew.replace(this, this.lines, draft);
		this.sums = Sums.of(told, draft);
		this.discounts = draft.discounts();
		this.progress = this.progress.placedAt(told.orderedAt());
		this.contentHash = hash;
	}

	/** Turns out to be a member's. */
	void join(MemberId member, Instant at) {
		this.memberId = member;
		this.joinedAt = at;
	}

	/** Points were captured for it. */
	void use(Points used, List<OrderWarning> warnings) {
		this.tally = this.tally.use(used);
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
		this.tally = this.tally.award(award.points());
		this.award = award;
	}

	/** It was rated anew, so that its refunds claim so many points more, or fewer. */
	void rerate(Points points, long claimed) {
		this.tally = this.tally.rerate(points, claimed);
		this.award = null;
	}

	/** Comes back, wholly or in part. */
	void refund(RefundPlan plan) {
		this.refunded = this.refunded.plus(plan.amount());
		plan.parts().forEach((part) -> part.line().refund(part.amount(), part.quantity()));
	}

	void requireRefundable() {
		this.progress.requireRefundable(this.orderId);
	}

	/** What a refund did to the points. */
	void settle(Points taken, Points givenBack) {
		this.tally = this.tally.settle(taken, givenBack);
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

	OrderProgress progress() {
		return this.progress;
	}

	OrderStatus status() {
		return this.progress.status();
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

	OrderTally tally() {
		return this.tally;
	}

	/** Whether there may be something besides money to give back. */
	boolean usedSomething() {
		return !this.tally.used().isZero() || this.holdId != null;
	}

	List<OrderLine> lines() {
		return Collections.unmodifiableList(this.lines);
	}

	OrderView view(String storeCode) {
		return new OrderView(this.id, this.storeId, storeCode, this.orderId, this.test, this.memberId,
				customer().view(), this.joinedAt, this.progress.status(), this.progress.orderedAt(),
				this.progress.paidAt(), this.progress.deliveredAt(), this.progress.cancelledAt(), this.recordedAt,
				this.sums.view(this.refunded), this.discounts, this.tally.awarded(), this.tally.taken(),
				this.tally.used(), this.tally.givenBack(), this.warnings,
				this.lines.stream().map(OrderLine::view).toList(), this.award);
	}

}
