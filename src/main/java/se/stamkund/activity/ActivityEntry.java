package se.stamkund.activity;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Persistable;

import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** A row of the timeline. */
@Entity
@Immutable
@Table(name = "activity")
class ActivityEntry implements Persistable<UUID> {

	@Id
	private UUID id;

	@PartitionKey
	@Column(updatable = false)
	private ProgramId programId;

	private @Nullable MemberId memberId;

	private @Nullable String visitor;

	private String type;

	private @Nullable String reference;

	private @Nullable UUID storeId;

	private String actor;

	@JdbcTypeCode(SqlTypes.JSON)
	private Map<String, Object> properties;

	private Instant occurredAt;

	private Instant recordedAt;

	@SuppressWarnings("NullAway.Init")
	protected ActivityEntry() {
	}

	ActivityEntry(ProgramId programId, Activity activity, Instant recordedAt) {
		this.id = Ids.next();
		this.programId = programId;
		this.memberId = activity.member();
		this.visitor = activity.visitor();
		this.type = activity.type();
		this.reference = activity.reference();
		this.storeId = activity.store();
		this.actor = activity.actor().toString();
		this.properties = activity.properties();
		this.occurredAt = activity.occurredAt();
		this.recordedAt = recordedAt;
	}

	ActivityView view() {
		return new ActivityView(this.id, this.type, this.reference, this.storeId, this.actor, this.properties,
				this.occurredAt);
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
