package se.stamkund.platform;

import org.junit.jupiter.api.Test;
import se.stamkund.testing.IntegrationTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

@IntegrationTest
class RequestIdTest {

	@Autowired
	MockMvcTester mvc;

	@Test
	void takesOverTheCallersId() {
		assertThat(this.mvc.get().uri("/actuator/health/liveness").header(RequestId.HEADER, "order-4711"))
			.hasHeader(RequestId.HEADER, "order-4711");
	}

	@Test
	void makesOneWhenTheCallersCouldForgeALogLine() {
		assertThat(this.mvc.get().uri("/actuator/health/liveness").header(RequestId.HEADER, "x\nWARN all is lost"))
			.headers()
			.hasHeaderSatisfying(RequestId.HEADER, (values) -> assertThat(values.getFirst()).hasSize(36));
	}

	@Test
	void isGoneWhenTheRequestIs() {
		this.mvc.get().uri("/actuator/health/liveness").exchange();

		assertThat(RequestId.current()).isNull();
	}

}
