package se.stamkund.member;

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
import org.springframework.data.domain.Persistable;

import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** A yes or a no, kept for good; the latest of a purpose and channel holds. */
@Entity
@Immutable
class Consent implements Persistable<UUID> {

	@Id
	private UUID id;

	@PartitionKey
	@Column(updatable = false)
	private ProgramId programId;

	private MemberId memberId;

	@Enumerated(EnumType.STRING)
	private ConsentPurpose purpose;

	@Enumerated(EnumType.STRING)
	private ConsentChannel channel;

	private boolean given;

	private @Nullable String wording;

	@Enumerated(EnumType.STRING)
	private MemberSource source;

	private String actor;

	private Instant at;

	@SuppressWarnings("NullAway.Init")
	protected Consent() {
	}

	Consent(ProgramId programId, MemberId memberId, ConsentChange change, MemberSource source, Actor actor,
			Instant at) {
		this.id = Ids.next();
		this.programId = programId;
		this.memberId = memberId;
		this.purpose = change.purpose();
		this.channel = change.channel();
		this.given = change.given();
		this.wording = change.wording();
		this.source = source;
		this.actor = actor.toString();
		this.at = (change.at() != null) ? change.at() : at;
	}

	MemberId memberId() {
		return this.memberId;
	}

	ConsentView view() {
		return new ConsentView(this.purpose, this.channel, this.given, this.wording, this.source, this.actor, this.at);
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
