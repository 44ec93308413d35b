package se.stamkund.program.keys;

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
import se.stamkund.shared.ProgramId;

/** A key that a storefront calls with. */
@Entity
class ApiKey {

	@Id
	private UUID id;

	@PartitionKey
	@Column(updatable = false)
	private ProgramId programId;

	private String name;

	@Enumerated(EnumType.STRING)
	@Column(updatable = false)
	private KeyKind kind;

	@Enumerated(EnumType.STRING)
	@Column(updatable = false)
	private KeyMode mode;

	@Column(updatable = false)
	private String prefix;

	@Column(updatable = false)
	private byte[] keyHash;

	@Column(updatable = false)
	private @Nullable UUID storeId;

	@Column(updatable = false)
	private Instant createdAt;

	@Column(insertable = false, updatable = false)
	private @Nullable Instant lastUsedAt;

	private @Nullable Instant revokedAt;

	@Version
	private @Nullable Integer version;

	@SuppressWarnings("NullAway.Init")
	protected ApiKey() {
	}

	ApiKey(ProgramId programId, NewKey command, KeyText text, Instant at) {
		this.id = Ids.next();
		this.programId = programId;
		this.name = command.name();
		this.kind = command.kind();
		this.mode = command.mode();
		this.prefix = text.prefix();
		this.keyHash = text.hash();
		this.storeId = command.store();
		this.createdAt = at;
	}

	/** For good; whether it wasn't before. */
	boolean revoke(Instant at) {
		if (this.revokedAt != null) {
			return false;
		}
		this.revokedAt = at;
		return true;
	}

	KeyView view() {
		return new KeyView(this.id, this.name, this.kind, this.mode, this.prefix, this.storeId, this.createdAt,
				this.lastUsedAt, this.revokedAt);
	}

}
