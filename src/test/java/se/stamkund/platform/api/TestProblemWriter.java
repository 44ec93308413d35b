package se.stamkund.platform.api;

import tools.jackson.databind.json.JsonMapper;

/** Lets plain tests elsewhere write problems. */
public final class TestProblemWriter {

	private TestProblemWriter() {
	}

	public static ProblemWriter create(JsonMapper json) {
		return new ProblemWriter(json);
	}

}
