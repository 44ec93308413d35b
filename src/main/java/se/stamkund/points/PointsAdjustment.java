package se.stamkund.points;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.hibernate.annotations.PartitionKey;
import org.jspecify.annotations.Nullable;

import se.stamkund.ledger.Reference;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Points given or taken by hand, and whether that was undone. */
@Entity
class PointsAdjustment {

	static final Duration UNDO = Duration.ofHours(24);

	@Id
	private UUID id;

	@PartitionKey
	@Column(updatable = false)
	private ProgramId programId;

	private MemberId memberId;

	private long points;

	private String reason;

	private @Nullable String message;

	private String actor;

	private Instant adjustedAt;

	private @Nullable Instant undoneAt;

	private @Nullable String undoneBy;

	@Version
	private @Nullable Integer version;

	@SuppressWarnings("NullAway.Init")
	protected PointsAdjustment() {
	}

	PointsAdjustment(ProgramId programId, AdjustPoints command, Actor actor, Instant at) {
		this.id = Ids.next();
		this.programId = programId;
		this.memberId = command.member();
		this.points = command.points();
		this.reason = command.reason();
		this.message = command.message();
		this.actor = actor.toString();
		this.adjustedAt = at;
	}

	boolean isUndone() {
		return this.undoneAt != null;
	}

	void undo(Actor actor, Instant at) {
		if (at.isAfter(this.adjustedAt.plus(UNDO))) {
			throw new BusinessRuleException("undo_too_late", "An adjustment can be undone for 24 hours");
		}
		this.undoneAt = at;
		this.undoneBy = actor.toString();
	}

	Reference reference() {
		return new Reference("adjustment", this.id);
	}

	AdjustmentView view() {
		return new AdjustmentView(this.id, this.memberId, this.points, this.reason, this.message, this.actor,
				this.adjustedAt, this.undoneAt);
	}

}
