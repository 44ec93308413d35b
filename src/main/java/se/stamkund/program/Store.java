package se.stamkund.program;

import java.time.Instant;
import java.util.Objects;
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

/** Somewhere a programme's customers shop. */
@Entity
class Store {

	@Id
	private UUID id;

	@PartitionKey
	@Column(updatable = false)
	private ProgramId programId;

	@Column(updatable = false)
	private String code;

	private String name;

	@Enumerated(EnumType.STRING)
	private StoreKind kind;

	private @Nullable Instant closedAt;

	@Version
	private @Nullable Integer version;

	@SuppressWarnings("NullAway.Init")
	protected Store() {
	}

	Store(ProgramId programId, String code, String name, StoreKind kind) {
		this.id = Ids.next();
		this.programId = programId;
		this.code = code;
		this.name = name;
		this.kind = kind;
	}

	Store copyTo(ProgramId program) {
		var copy = new Store(program, this.code, this.name, this.kind);
		copy.closedAt = this.closedAt;
		return copy;
	}

	void rename(String name, StoreKind kind) {
		this.name = name;
		this.kind = kind;
	}

	void close(Instant at) {
		if (this.closedAt == null) {
			this.closedAt = at;
		}
	}

	void reopen() {
		this.closedAt = null;
	}

	StoreView view() {
		return new StoreView(this.id, this.code, this.name, this.kind, this.closedAt != null,
				Objects.requireNonNullElse(this.version, 0));
	}

}
