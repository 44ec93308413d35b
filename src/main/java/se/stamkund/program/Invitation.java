package se.stamkund.program;

import java.time.Duration;
import java.time.Instant;
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

import se.stamkund.shared.Ids;
import se.stamkund.shared.ProgramId;

/** An offer to work with a programme, to whoever reads the mail of an address. */
@Entity
@Table(name = "staff_invitation")
class Invitation {

	static final Duration VALID = Duration.ofDays(7);

	@Id
	private UUID id;

	@PartitionKey
	@Column(updatable = false)
	private ProgramId programId;

	private String email;

	@Enumerated(EnumType.STRING)
	private Role role;

	private @Nullable UUID storeId;

	private byte[] tokenHash;

	private UUID invitedBy;

	private Instant createdAt;

	private Instant expiresAt;

	@Version
	private @Nullable Integer version;

	@SuppressWarnings("NullAway.Init")
	protected Invitation() {
	}

	Invitation(ProgramId programId, NewInvitation command, OneTimeToken token, UUID invitedBy, Instant at) {
		this.id = Ids.next();
		this.programId = programId;
		this.email = StaffAccounts.normalize(command.email());
		this.role = command.role();
		this.storeId = Membership.storeFor(command.role(), command.store());
		this.tokenHash = token.hash();
		this.invitedBy = invitedBy;
		this.createdAt = at;
		this.expiresAt = at.plus(VALID);
	}

	boolean isValid(Instant now) {
		return now.isBefore(this.expiresAt);
	}

	UUID id() {
		return this.id;
	}

	ProgramId program() {
		return this.programId;
	}

	String email() {
		return this.email;
	}

	Role role() {
		return this.role;
	}

	@Nullable UUID storeId() {
		return this.storeId;
	}

	InvitationView view() {
		return new InvitationView(this.id, this.email, this.role, this.storeId, this.expiresAt);
	}

}
