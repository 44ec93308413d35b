package se.stamkund.program;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.PartitionKey;
import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Ids;
import se.stamkund.shared.ProgramId;

/** A programme's logo. */
@Entity
@Table(name = "program_logo")
class Logo {

	@Id
	private UUID id;

	@PartitionKey
	@Column(updatable = false)
	private ProgramId programId;

	private String contentType;

	private byte[] bytes;

	@Version
	private @Nullable Integer version;

	@SuppressWarnings("NullAway.Init")
	protected Logo() {
	}

	Logo(ProgramId programId, LogoImage image) {
		this.id = Ids.next();
		this.programId = programId;
		this.contentType = image.contentType();
		this.bytes = image.bytes();
	}

	void replace(LogoImage image) {
		this.contentType = image.contentType();
		this.bytes = image.bytes();
	}

	LogoImage image() {
		return new LogoImage(this.contentType, this.bytes);
	}

}
