package se.stamkund.points;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import se.stamkund.ledger.Reference;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/** What a purchase gave, and by which terms. */
@Entity
class Award {

	@Id
	private UUID id;

	@PartitionKey
	@Column(updatable = false)
	private ProgramId programId;

	private MemberId memberId;

	private UUID purchaseId;

	private String purchaseLabel;

	private UUID storeId;

	private Instant purchasedAt;

	private Points points;

	private Points taken;

	private UUID settingsId;

	@JdbcTypeCode(SqlTypes.JSON)
	private String terms;

	@JdbcTypeCode(SqlTypes.JSON)
	private String facts;

	@JdbcTypeCode(SqlTypes.JSON)
	private String why;

	@Version
	private @Nullable Integer version;

	@SuppressWarnings("NullAway.Init")
	protected Award() {
	}

	Award(ProgramId programId, MemberId memberId, AwardRequest request, TermsInForce terms, AwardView view) {
		this.id = Ids.next();
		this.programId = programId;
		this.memberId = memberId;
		this.purchaseId = request.purchase();
		this.purchaseLabel = request.label();
		this.storeId = request.facts().store();
		this.purchasedAt = request.facts().at();
		this.taken = Points.ZERO;
		this.settingsId = terms.settingsId();
		this.terms = AwardJson.write(TermsSnapshot.of(terms.terms()));
		this.points = view.points();
		this.facts = AwardJson.write(request.facts());
		this.why = AwardJson.write(view.why());
	}

	/** What the ledger knows the points of a purchase by. */
	static Reference reference(UUID purchase) {
		return new Reference("order", purchase);
	}

	/** The purchase was changed and counted again. */
	void rerate(PurchaseFacts facts, AwardView view, Points taken) {
		this.points = view.points();
		this.taken = taken;
		this.facts = AwardJson.write(facts);
		this.why = AwardJson.write(view.why());
	}

	/** Returns now claim so many points in all. */
	void take(Points taken) {
		this.taken = taken;
	}

	Explanation explanation() {
		return AwardJson.read(this.why, Explanation.class);
	}

	PurchaseFacts purchase() {
		return AwardJson.read(this.facts, PurchaseFacts.class);
	}

	TermsSnapshot snapshot() {
		return AwardJson.read(this.terms, TermsSnapshot.class);
	}

	UUID id() {
		return this.id;
	}

	MemberId memberId() {
		return this.memberId;
	}

	UUID purchaseId() {
		return this.purchaseId;
	}

	String purchaseLabel() {
		return this.purchaseLabel;
	}

	UUID storeId() {
		return this.storeId;
	}

	Instant purchasedAt() {
		return this.purchasedAt;
	}

	UUID settingsId() {
		return this.settingsId;
	}

	Points points() {
		return this.points;
	}

	Points taken() {
		return this.taken;
	}

}
