package se.stamkund.program;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.ProgramId;

/**
 * A programme as others see it.
 *
 * @param code names it in urls; url-safe and unique
 * @param twinOf for a sandbox: the programme it is the twin of
 * @param locale its own language, {@code sv} or {@code en}
 * @param brandColor {@code #rrggbb}, in lower case
 * @param logoHash changes with the logo; none when there is no logo
 * @param setupStep where the wizard goes on; none once it is finished
 */
public record ProgramView(ProgramId id, String code, String name, ProgramKind kind, @Nullable ProgramId twinOf,
		Currency currency, ZoneId zone, Locale locale, String brandColor, String pointsNameSv, String pointsNameEn,
		@Nullable String logoHash, @Nullable String setupStep, int version) {

	/** What points are called in a language; English when it is neither of ours. */
	public String pointsName(Locale language) {
		return "sv".equals(language.getLanguage()) ? this.pointsNameSv : this.pointsNameEn;
	}

	public boolean isSandbox() {
		return this.kind == ProgramKind.SANDBOX;
	}

}
