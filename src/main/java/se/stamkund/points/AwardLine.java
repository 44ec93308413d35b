package se.stamkund.points;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.hibernate.annotations.PartitionKey;
import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Money;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/** A line's share of its award, and how much of it has been returned. */
@Entity
class AwardLine {

	@Id
	private UUID id;

	@PartitionKey
	@Column(updatable = false)
	private ProgramId programId;

	@Column(updatable = false)
	private UUID awardId;

	private int position;

	private Points points;

	private Money paid;

	private Money returned;

	@Convert(converter = LifeColumn.class)
	private PointsLife life;

	private long taken;

	@Version
	private @Nullable Integer version;

	@SuppressWarnings("NullAway.Init")
	protected AwardLine() {
	}

	AwardLine(ProgramId programId, UUID awardId, UUID id, int position, Points points, Money paid, PointsLife life) {
		this.id = id;
		this.programId = programId;
		this.awardId = awardId;
		this.position = position;
		this.points = points;
		this.paid = paid;
		this.returned = Money.ZERO;
		this.life = life;
	}

	/** Has a new share; what was returned of it stays, as far as there is that much. */
	void rerate(int position, Points points, Money paid, PointsLife life) {
		this.position = position;
		this.points = points;
		this.paid = paid;
		this.returned = (this.returned.compareTo(paid) <= 0) ? this.returned : paid;
		this.life = life;
		this.taken = 0;
	}

	void giveBack(ReturnedShare.Line share) {
		this.returned = share.returned();
	}

	ReturnedShare.Line share() {
		return new ReturnedShare.Line(this.id, this.points, this.paid, this.returned);
	}

	/** Returns claim so many points more of it. */
	void claim(long points) {
		this.taken += points;
	}

	PointsLife life() {
		return this.life;
	}

	long taken() {
		return this.taken;
	}

	UUID id() {
		return this.id;
	}

	UUID awardId() {
		return this.awardId;
	}

	Points points() {
		return this.points;
	}

	Money paid() {
		return this.paid;
	}

}
