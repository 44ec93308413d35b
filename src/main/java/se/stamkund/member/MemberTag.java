package se.stamkund.member;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.PartitionKey;
import org.springframework.data.domain.Persistable;

import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** A merchant's own word for some of her members. */
@Entity
@Immutable
class MemberTag implements Persistable<UUID> {

	@Id
	private UUID id;

	@PartitionKey
	@Column(updatable = false)
	private ProgramId programId;

	private MemberId memberId;

	private String tag;

	@SuppressWarnings("NullAway.Init")
	protected MemberTag() {
	}

	MemberTag(ProgramId programId, MemberId memberId, String tag) {
		this.id = Ids.next();
		this.programId = programId;
		this.memberId = memberId;
		this.tag = tag;
	}

	MemberId memberId() {
		return this.memberId;
	}

	String tag() {
		return this.tag;
	}

	@Override
	public UUID getId() {
		return this.id;
	}

	@Override
	public boolean isNew() {
		return true;
	}

}
