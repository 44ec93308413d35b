package se.stamkund.program;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The steps of the wizard that starts a shop, in order; each is a page. */
public enum SetupStep {

	ACCOUNT, BRAND, POINTS, EXPIRY, STORE, KEY, TEST;

	public static final List<SetupStep> ALL = List.of(values());

	/** The page of the step. */
	public String path() {
		return "/start/" + code();
	}

	/** As it is stored, and as pages and messages name it. */
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The next one; none after the last. */
	public @Nullable SetupStep next() {
		return (ordinal() + 1 < ALL.size()) ? ALL.get(ordinal() + 1) : null;
	}

	/** The step where a programme's wizard goes on; empty once it is finished. */
	public static Optional<SetupStep> of(ProgramView program) {
		return Arrays.stream(values()).filter((step) -> step.code().equals(program.setupStep())).findFirst();
	}

}
