package se.stamkund.program;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.PartitionKey;
import org.jspecify.annotations.Nullable;

import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.ProgramId;

/** That somebody works with a programme, and as what. */
@Entity
@Table(name = "staff_membership")
class Membership {

	@Id
	private UUID id;

	@PartitionKey
	@Column(updatable = false)
	private ProgramId programId;

	@Column(updatable = false)
	private UUID staffId;

	@Enumerated(EnumType.STRING)
	private Role role;

	private @Nullable UUID storeId;

	@Version
	private @Nullable Integer version;

	@SuppressWarnings("NullAway.Init")
	protected Membership() {
	}

	Membership(ProgramId programId, UUID staffId, Role role, @Nullable UUID storeId) {
		this.id = Ids.next();
		this.programId = programId;
		this.staffId = staffId;
		this.role = role;
		this.storeId = storeFor(role, storeId);
	}

	void become(Role role, @Nullable UUID storeId) {
		this.storeId = storeFor(role, storeId);
		this.role = role;
	}

	UUID staffId() {
		return this.staffId;
	}

	Role role() {
		return this.role;
	}

	@Nullable UUID storeId() {
		return this.storeId;
	}

	/** A TILL has its one store, the others none. */
	static @Nullable UUID storeFor(Role role, @Nullable UUID storeId) {
		if (role != Role.TILL) {
			return null;
		}
		if (storeId == null) {
			throw new BusinessRuleException("till_needs_store", "A person with the role TILL works in one store");
		}
		return storeId;
	}

}
