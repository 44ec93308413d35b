package se.stamkund.member;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Someone who belongs to a programme; emptied of all that is personal when erased. */
@Entity
class Member {

	@Id
	private UUID id;

	@PartitionKey
	@Column(updatable = false)
	private ProgramId programId;

	@Enumerated(EnumType.STRING)
	private MemberStatus status = MemberStatus.ACTIVE;

	private @Nullable String firstName;

	private @Nullable String lastName;

	private @Nullable LocalDate birthday;

	private @Nullable String language;

	@JdbcTypeCode(SqlTypes.JSON)
	private Map<String, Object> attributes;

	@Enumerated(EnumType.STRING)
	@Column(updatable = false)
	private MemberSource source;

	@Column(updatable = false)
	private String enrolledBy;

	@Column(updatable = false)
	private @Nullable UUID enrolledStoreId;

	@Column(updatable = false)
	private Instant enrolledAt;

	private @Nullable Instant erasedAt;

	@Version
	private @Nullable Integer version;

	@SuppressWarnings("NullAway.Init")
	protected Member() {
	}

	Member(MemberId id, ProgramId programId, Profile profile, MemberSource source, @Nullable UUID store, Actor by,
			Instant at) {
		this.id = id.value();
		this.programId = programId;
		this.attributes = profile.attributes();
		this.source = source;
		this.enrolledBy = by.toString();
		this.enrolledStoreId = store;
		this.enrolledAt = at;
		change(profile);
	}

	MemberId id() {
		return new MemberId(this.id);
	}

	ProgramId programId() {
		return this.programId;
	}

	MemberStatus status() {
		return this.status;
	}

	Profile profile() {
		return new Profile(this.firstName, this.lastName, this.birthday, this.language, this.attributes);
	}

	MemberSource source() {
		return this.source;
	}

	@Nullable UUID enrolledStoreId() {
		return this.enrolledStoreId;
	}

	Instant enrolledAt() {
		return this.enrolledAt;
	}

	final void change(Profile profile) {
		this.firstName = profile.firstName();
		this.lastName = profile.lastName();
		this.birthday = profile.birthday();
		this.language = profile.language();
		this.attributes = profile.attributes();
	}

	/** Her ids lead to somebody else from now on. */
	void mergeAway() {
		this.status = MemberStatus.MERGED;
	}

	/** She is one of her own again. */
	void comeBack() {
		this.status = MemberStatus.ACTIVE;
	}

	void erase(Instant at) {
		change(Profile.EMPTY);
		this.status = MemberStatus.ERASED;
		this.erasedAt = at;
	}

}
