package se.stamkund.member;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.hibernate.annotations.PartitionKey;
import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** One thing a member is known by. */
@Entity
class MemberIdentity {

	@Id
	private UUID id;

	@PartitionKey
	@Column(updatable = false)
	private ProgramId programId;

	private MemberId memberId;

	@Enumerated(EnumType.STRING)
	@Column(updatable = false)
	private IdentityType type;

	@Column(updatable = false)
	private @Nullable UUID storeId;

	@Column(updatable = false)
	private String value;

	private boolean main = true;

	private @Nullable Instant verifiedAt;

	@Column(updatable = false)
	private Instant createdAt;

	@Version
	private @Nullable Integer version;

	@SuppressWarnings("NullAway.Init")
	protected MemberIdentity() {
	}

	MemberIdentity(ProgramId programId, MemberId memberId, Identity identity, Instant at, boolean trusted) {
		this.id = Ids.next();
		this.programId = programId;
		this.memberId = memberId;
		this.type = identity.type();
		this.storeId = identity.store();
		this.value = identity.value();
		this.createdAt = at;
		this.verifiedAt = trusted ? at : null;
	}

	UUID id() {
		return this.id;
	}

	MemberId memberId() {
		return this.memberId;
	}

	Identity identity() {
		return new Identity(this.type, this.value, this.storeId);
	}

	boolean is(IdentityType type) {
		return this.type == type;
	}

	boolean main() {
		return this.main;
	}

	boolean verified() {
		return this.verifiedAt != null;
	}

	/** Trusts it from now on; says whether that is news. */
	boolean verify(Instant at) {
		if (this.verifiedAt != null) {
			return false;
		}
		this.verifiedAt = at;
		return true;
	}

}
