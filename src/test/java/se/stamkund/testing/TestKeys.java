package se.stamkund.testing;

import org.springframework.stereotype.Component;

import se.stamkund.program.keys.ApiKeys;
import se.stamkund.program.keys.KeyKind;
import se.stamkund.program.keys.KeyMode;
import se.stamkund.program.keys.NewKey;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

/** Makes API keys for tests; the answer is what goes into {@code Authorization}. */
@Component
public class TestKeys {

	private final ApiKeys keys;

	TestKeys(ApiKeys keys) {
		this.keys = keys;
	}

	/** {@code Bearer sk_live_…} */
	public String secret(ProgramId program) {
		return bearer(program, KeyKind.SECRET, KeyMode.LIVE);
	}

	/** {@code Bearer sk_test_…}, which reaches the sandbox of the programme. */
	public String test(ProgramId program) {
		return bearer(program, KeyKind.SECRET, KeyMode.TEST);
	}

	/** {@code Bearer pk_live_…} */
	public String publishable(ProgramId program) {
		return bearer(program, KeyKind.PUBLISHABLE, KeyMode.LIVE);
	}

	private String bearer(ProgramId program, KeyKind kind, KeyMode mode) {
		return "Bearer " + this.keys.create(program, new NewKey("Test", kind, mode, null), Actor.SYSTEM).secret();
	}

}
