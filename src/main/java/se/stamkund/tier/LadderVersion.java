package se.stamkund.tier;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import se.stamkund.shared.Ids;
import se.stamkund.shared.ProgramId;

/** A ladder as it was, or is, in force. */
@Entity
@Table(name = "tier_ladder")
class LadderVersion {

	/** What was stored stays readable, whatever REST promises. */
	private static final JsonMapper JSON = JsonMapper.builder().build();

	@Id
	private UUID id;

	@PartitionKey
	@Column(updatable = false)
	private ProgramId programId;

	private int number;

	private Instant inForceFrom;

	private @Nullable Instant inForceUntil;

	@JdbcTypeCode(SqlTypes.JSON)
	private String rules;

	@Version
	private @Nullable Integer version;

	@SuppressWarnings("NullAway.Init")
	protected LadderVersion() {
	}

	LadderVersion(ProgramId programId, int number, Ladder ladder, Instant inForceFrom) {
		this.id = Ids.next();
		this.programId = programId;
		this.number = number;
		this.inForceFrom = inForceFrom;
		this.rules = JSON.writeValueAsString(ladder);
	}

	/** Ends this version and begins the next. */
	LadderVersion replace(Ladder ladder, Instant at) {
		this.inForceUntil = at.isBefore(this.inForceFrom) ? this.inForceFrom : at;
		return new LadderVersion(this.programId, this.number + 1, ladder, this.inForceUntil);
	}

	/** What it is called and gives may change without moving anybody. */
	void correct(Ladder ladder) {
		this.rules = JSON.writeValueAsString(ladder);
	}

	LadderView view() {
		return new LadderView(JSON.readValue(this.rules, Ladder.class), this.number, this.inForceFrom,
				this.number + "." + ((this.version != null) ? this.version : 0));
	}

}
