package se.stamkund.purchase;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.PartitionKey;
import org.springframework.data.domain.Persistable;

import se.stamkund.purchase.OrderParticipant.Restored;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/** What came back of an order at one time, and what that did to the points. */
@Entity
@Immutable
class Refund implements Persistable<UUID> {

	@Id
	private UUID id;

	@PartitionKey
	@Column(updatable = false)
	private ProgramId programId;

	private UUID storeId;

	private String refundId;

	private String contentHash;

	private UUID purchaseOrderId;

	@Enumerated(EnumType.STRING)
	private RefundKind kind;

	private Money amount;

	private Points pointsTaken = Points.ZERO;

	private Points pointsUncollected = Points.ZERO;

	private Points pointsGivenBack = Points.ZERO;

	private Money giftCardGivenBack = Money.ZERO;

	private int codesGivenBack;

	private Instant occurredAt;

	private Instant recordedAt;

	private String actor;

	@OneToMany(mappedBy = "refund", cascade = CascadeType.PERSIST)
	private List<RefundedLine> lines = new ArrayList<>();

	@SuppressWarnings("NullAway.Init")
	protected Refund() {
	}

	Refund(PurchaseOrder order, RefundPlan plan, String contentHash, Instant occurredAt, Instant recordedAt,
			Actor actor) {
		this.id = Ids.next();
		this.programId = order.programId();
		this.storeId = order.storeId();
		this.refundId = plan.refundId();
		this.contentHash = contentHash;
		this.purchaseOrderId = order.id();
		this.kind = plan.kind();
		this.amount = plan.amount();
		this.occurredAt = occurredAt;
		this.recordedAt = recordedAt;
		this.actor = actor.toString();
		for (RefundPlan.Part part : plan.parts()) {
			this.lines.add(new RefundedLine(this, part));
		}
	}

	/** What it did to the points; told once, before it is stored. */
	void settle(Points taken, Points uncollected, Restored givenBack) {
		this.pointsTaken = taken;
		this.pointsUncollected = uncollected;
		this.pointsGivenBack = givenBack.points();
		this.giftCardGivenBack = givenBack.giftCard();
		this.codesGivenBack = givenBack.codes();
	}

	@Override
	public UUID getId() {
		return this.id;
	}

	/** Only ever written once. */
	@Override
	public boolean isNew() {
		return true;
	}

	ProgramId programId() {
		return this.programId;
	}

	UUID orderId() {
		return this.purchaseOrderId;
	}

	UUID storeId() {
		return this.storeId;
	}

	String refundId() {
		return this.refundId;
	}

	String contentHash() {
		return this.contentHash;
	}

	RefundView view() {
		return new RefundView(this.id, this.purchaseOrderId, this.refundId, this.kind, this.amount,
				this.lines.stream().map(RefundedLine::view).toList(), this.pointsTaken, this.pointsUncollected,
				this.pointsGivenBack, this.giftCardGivenBack, this.codesGivenBack, this.occurredAt);
	}

}
