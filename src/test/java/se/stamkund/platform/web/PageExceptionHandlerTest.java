package se.stamkund.platform.web;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletResponse;

import se.stamkund.platform.api.TooManyRequestsException;

import static org.assertj.core.api.Assertions.assertThat;

class PageExceptionHandlerTest {

	@Test
	void tooManyAttemptsSayHowLongToWait() {
		var response = new MockHttpServletResponse();

		var page = new PageExceptionHandler().onTooManyRequests(new TooManyRequestsException(Duration.ofSeconds(61)),
				response);

		assertThat(page.getViewName()).isEqualTo("error/429");
		assertThat(page.getStatus()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
		assertThat(page.getModel()).containsEntry("minutes", 2L);
		assertThat(response.getHeader(HttpHeaders.RETRY_AFTER)).isEqualTo("61");
	}

}
