package se.stamkund.program;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Ids;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/** The tenant. */
@Entity
class Program {

	@Id
	private UUID id;

	/** The id again, as other tables' rows refer to it. */
	@Column(name = "id", insertable = false, updatable = false)
	private ProgramId programId;

	@Column(updatable = false)
	private String code;

	private String name;

	@Enumerated(EnumType.STRING)
	@Column(updatable = false)
	private ProgramKind kind;

	@Column(updatable = false)
	private @Nullable ProgramId twinOf;

	private Currency currency;

	private ZoneId zone;

	private Locale locale;

	private String brandColor;

	private String pointsNameSv;

	private String pointsNameEn;

	private @Nullable String logoHash;

	private Points supportPerAdjustment = Points.of(500);

	private Points supportPerDay = Points.of(2000);

	private @Nullable String setupStep;

	@Version
	private @Nullable Integer version;

	@SuppressWarnings("NullAway.Init")
	protected Program() {
	}

	Program(NewProgram command) {
		this.id = Ids.next();
		this.programId = new ProgramId(this.id);
		this.kind = command.kind();
		this.code = command.code();
		this.name = command.name();
		this.currency = command.currency();
		this.zone = command.zone();
		this.locale = command.locale();
		this.brandColor = command.brandColor();
		this.pointsNameSv = "poäng";
		this.pointsNameEn = "points";
	}

	/** The same in everything but what it is for. */
	static Program twin(Program original, String code) {
		var twin = new Program(new NewProgram(ProgramKind.SANDBOX, code, original.name, original.currency,
				original.zone, original.locale, original.brandColor));
		twin.twinOf = original.programId;
		twin.pointsNameSv = original.pointsNameSv;
		twin.pointsNameEn = original.pointsNameEn;
		twin.supportPerAdjustment = original.supportPerAdjustment;
		twin.supportPerDay = original.supportPerDay;
		return twin;
	}

	void change(ProgramSettings settings) {
		this.name = settings.name();
		this.currency = settings.currency();
		this.zone = settings.zone();
		this.locale = settings.locale();
		this.brandColor = settings.brandColor();
		this.pointsNameSv = settings.pointsNameSv();
		this.pointsNameEn = settings.pointsNameEn();
		this.supportPerAdjustment = settings.supportLimits().atATime();
		this.supportPerDay = settings.supportLimits().aDay();
	}

	void showLogo(@Nullable String hash) {
		this.logoHash = hash;
	}

	void continueSetupAt(@Nullable String step) {
		this.setupStep = step;
	}

	ProgramId id() {
		return this.programId;
	}

	SupportLimits supportLimits() {
		return new SupportLimits(this.supportPerAdjustment, this.supportPerDay);
	}

	ProgramSettings settings() {
		return new ProgramSettings(this.name, this.currency, this.zone, this.locale, this.brandColor, this.pointsNameSv,
				this.pointsNameEn, supportLimits());
	}

	ProgramView view() {
		return new ProgramView(id(), this.code, this.name, this.kind, this.twinOf, this.currency, this.zone,
				this.locale, this.brandColor, this.pointsNameSv, this.pointsNameEn, this.logoHash, this.setupStep,
				Objects.requireNonNullElse(this.version, 0));
	}

}
