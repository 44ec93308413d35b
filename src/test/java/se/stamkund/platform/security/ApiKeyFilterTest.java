package se.stamkund.platform.security;

import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import tools.jackson.databind.json.JsonMapper;

import se.stamkund.platform.api.TestProblemWriter;
import se.stamkund.shared.ProgramId;

import static org.assertj.core.api.Assertions.assertThat;

class ApiKeyFilterTest {

	private static final ApiCaller CALLER = new ApiCaller(ProgramId.next(), UUID.randomUUID(), true, false, null);

	private final ApiKeyFilter filter = new ApiKeyFilter(
			(key) -> "good".equals(key) ? Optional.of(CALLER) : Optional.empty(),
			TestProblemWriter.create(new JsonMapper()), new ApiLimits(3, 1, 2));

	@AfterEach
	void forget() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void countsDownAndThenSaysHowLongToWait() throws Exception {
		assertThat(call("good").getHeader("RateLimit")).isEqualTo("\"secret-key\";r=2;t=20");
		call("good");
		call("good");
		var refused = call("good");

		assertThat(refused.getStatus()).isEqualTo(429);
		assertThat(refused.getHeader("RateLimit-Policy")).isEqualTo("\"secret-key\";q=3;w=60");
		assertThat(refused.getHeader("Retry-After")).isEqualTo("20");
		assertThat(refused.getContentType()).isEqualTo("application/problem+json");
	}

	@Test
	void slowsDownWhoGuessesButNotTheirNeighbours() throws Exception {
		assertThat(call("bad").getStatus()).isEqualTo(401);
		assertThat(call("bad").getStatus()).isEqualTo(401);
		assertThat(call("bad").getStatus()).isEqualTo(429);

		assertThat(call("good").getStatus()).isEqualTo(200);
	}

	@Test
	void takesTheSchemeInAnyCase() throws Exception {
		var request = new MockHttpServletRequest();
		request.addHeader("Authorization", "bearer good");
		this.filter.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());

		assertThat(SecurityContextHolder.getContext().getAuthentication().getPrincipal()).isEqualTo(CALLER);
	}

	private MockHttpServletResponse call(String key) throws Exception {
		var request = new MockHttpServletRequest();
		request.addHeader("Authorization", "Bearer " + key);
		var response = new MockHttpServletResponse();
		this.filter.doFilter(request, response, new MockFilterChain());
		return response;
	}

}
