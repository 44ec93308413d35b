package se.stamkund.purchase;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.PartitionKey;
import org.springframework.data.domain.Persistable;

import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.ProgramId;

/** One step of an order's way. */
@Entity
@Immutable
@Table(name = "order_status_change")
class StatusChange implements Persistable<UUID> {

	@Id
	private UUID id;

	@PartitionKey
	@Column(updatable = false)
	private ProgramId programId;

	private UUID purchaseOrderId;

	@Enumerated(EnumType.STRING)
	private OrderStatus status;

	private Instant occurredAt;

	private Instant recordedAt;

	private String actor;

	@SuppressWarnings("NullAway.Init")
	protected StatusChange() {
	}

	StatusChange(PurchaseOrder order, Instant occurredAt, Instant recordedAt, Actor actor) {
		this.id = Ids.next();
		this.programId = order.programId();
		this.purchaseOrderId = order.id();
		this.status = order.status();
		this.occurredAt = occurredAt;
		this.recordedAt = recordedAt;
		this.actor = actor.toString();
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

}
