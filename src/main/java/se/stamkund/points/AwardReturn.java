package se.stamkund.points;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.PartitionKey;
import org.springframework.data.domain.Persistable;

import se.stamkund.ledger.Reference;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/** What a return claimed back of an award, and how that came about. */
@Entity
@Immutable
class AwardReturn implements Persistable<UUID> {

	@Id
	private UUID id;

	@PartitionKey
	@Column(updatable = false)
	private ProgramId programId;

	private UUID awardId;

	private String label;

	private Instant returnedAt;

	private Money amount;

	private Money ofAmount;

	private Points points;

	private Points ofPoints;

	private Points uncollected;

	@SuppressWarnings("NullAway.Init")
	protected AwardReturn() {
	}

	AwardReturn(ProgramId programId, Award award, TakeBackRequest request, Money amount, Money ofAmount, Points points,
			Points uncollected) {
		this.id = request.refund();
		this.programId = programId;
		this.awardId = award.id();
		this.label = request.label();
		this.returnedAt = request.at();
		this.amount = amount;
		this.ofAmount = ofAmount;
		this.points = points;
		this.ofPoints = award.points();
		this.uncollected = uncollected;
	}

	/** What the ledger knows a refund's points by. */
	static Reference reference(UUID refund) {
		return new Reference("refund", refund);
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

	ReturnWhy why() {
		return new ReturnWhy(this.label, this.amount, this.ofAmount, this.points, this.ofPoints, this.uncollected);
	}

	TakenBack taken(UUID purchase) {
		return new TakenBack(purchase, this.points.minus(this.uncollected), this.uncollected);
	}

}
