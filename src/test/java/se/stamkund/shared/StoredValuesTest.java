package se.stamkund.shared;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Values that lie in JSON columns for years keep their plain form. */
class StoredValuesTest {

	private static final UUID ID = UUID.fromString("01985f3e-0000-7000-8000-000000000001");

	private final JsonMapper json = new JsonMapper();

	private final com.fasterxml.jackson.databind.ObjectMapper hibernate = new com.fasterxml.jackson.databind.ObjectMapper();

	record Everything(Money money, Points points, ProgramId program, MemberId member) {
	}

	@Test
	void arePlainNumbersAndTexts() throws Exception {
		var everything = new Everything(Money.ofMinor(-150), Points.of(7), new ProgramId(ID), new MemberId(ID));
		var text = "{\"money\":-150,\"points\":7,\"program\":\"%1$s\",\"member\":\"%1$s\"}".formatted(ID);

		assertThat(this.json.writeValueAsString(everything)).isEqualTo(text);
		assertThat(this.json.readValue(text, Everything.class)).isEqualTo(everything);
		assertThat(this.hibernate.writeValueAsString(everything)).isEqualTo(text);
		assertThat(this.hibernate.readValue(text, Everything.class)).isEqualTo(everything);
	}

}
