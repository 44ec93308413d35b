package se.stamkund.ledger;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.PartitionKey;
import org.jspecify.annotations.Nullable;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/** An entry as it is stored: read, never changed. */
@Immutable
@Entity
class LedgerEntry {

	@Id
	private UUID id;

	@PartitionKey
	@Column(updatable = false)
	private ProgramId programId;

	private MemberId memberId;

	private long number;

	private UUID transactionId;

	@Enumerated(EnumType.STRING)
	private EntryKind kind;

	@Enumerated(EnumType.STRING)
	private LedgerAccount fromAccount;

	@Enumerated(EnumType.STRING)
	private LedgerAccount toAccount;

	private Points points;

	private Points balance;

	private @Nullable UUID lotId;

	private @Nullable UUID holdId;

	private @Nullable UUID reversesId;

	private String referenceType;

	private UUID referenceId;

	private String actor;

	private Instant occurredAt;

	protected LedgerEntry() {
	}

	Entry view() {
		return new Entry(this.id, this.memberId, this.number, this.transactionId, this.kind, this.fromAccount,
				this.toAccount, this.points, this.balance, this.lotId, this.holdId, this.reversesId,
				new Reference(this.referenceType, this.referenceId), ActorText.parse(this.actor), this.occurredAt);
	}

}
