package se.stamkund.program;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.ProgramId;

/** One line of the audit log. */
@Entity
@Immutable
@Table(name = "audit_log")
class AuditEntry implements Persistable<UUID> {

	@Id
	private UUID id;

	@PartitionKey
	@Column(updatable = false)
	private ProgramId programId;

	private Instant at;

	@Enumerated(EnumType.STRING)
	private Actor.Kind actorKind;

	private String actorId;

	private String action;

	private String target;

	@JdbcTypeCode(SqlTypes.JSON)
	private @Nullable String before;

	@JdbcTypeCode(SqlTypes.JSON)
	private @Nullable String after;

	@SuppressWarnings("NullAway.Init")
	protected AuditEntry() {
	}

	AuditEntry(ProgramId programId, Instant at, Actor actor, String action, String target, @Nullable String before,
			@Nullable String after) {
		this.id = Ids.next();
		this.programId = programId;
		this.at = at;
		this.actorKind = actor.kind();
		this.actorId = actor.id();
		this.action = action;
		this.target = target;
		this.before = before;
		this.after = after;
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
