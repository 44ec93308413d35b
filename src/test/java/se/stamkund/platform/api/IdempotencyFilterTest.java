package se.stamkund.platform.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import se.stamkund.platform.api.Idempotency.Mode;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@IntegrationTest
class IdempotencyFilterTest {

	@Autowired
	IdempotencyStore store;

	@Autowired
	ProblemWriter problems;

	@Autowired
	PlatformTransactionManager transactions;

	@Autowired
	JdbcClient database;

	private final ProgramId program = ProgramId.next();

	/** What the call changes: one row for each time it is made. */
	private String effect;

	@BeforeEach
	void prepare() {
		this.effect = UUID.randomUUID() + ":";
	}

	@ParameterizedTest
	@EnumSource(names = { "ATOMIC", "AFTERWARDS" })
	void answersTheSameAgainWithoutDoingItAgain(Mode mode) throws Exception {
		var first = call(mode, "key", "{}", this::create);
		var second = call(mode, "key", "{}", this::create);

		assertThat(effects()).isEqualTo(1);
		assertThat(first.getStatus()).isEqualTo(201);
		assertThat(second.getStatus()).isEqualTo(201);
		assertThat(second.getContentAsString()).isEqualTo(first.getContentAsString());
		assertThat(second.getHeader("Location")).isEqualTo("/things/1");
		assertThat(second.getHeader("Idempotent-Replayed")).isEqualTo("true");
	}

	@ParameterizedTest
	@EnumSource(names = { "ATOMIC", "AFTERWARDS" })
	void refusesTheKeyForAnotherBody(Mode mode) throws Exception {
		call(mode, "key", "{\"a\": 1}", this::create);
		var other = call(mode, "key", "{\"a\": 2}", this::create);

		assertThat(effects()).isEqualTo(1);
		assertThat(other.getStatus()).isEqualTo(422);
		assertThat(other.getContentAsString()).contains("idempotency_key_reused");
	}

	@ParameterizedTest
	@EnumSource(names = { "ATOMIC", "AFTERWARDS" })
	void makesOneOfFiftyAtOnce(Mode mode) throws Exception {
		var statuses = new ArrayList<Integer>();
		var start = new CountDownLatch(1);
		try (var threads = Executors.newFixedThreadPool(50)) {
			var calls = new ArrayList<Future<Integer>>();
			for (int i = 0; i < 50; i++) {
				calls.add(threads.submit(() -> {
					start.await();
					return call(mode, "key", "{}", this::create).getStatus();
				}));
			}
			start.countDown();
			for (var made : calls) {
				statuses.add(made.get());
			}
		}

		assertThat(effects()).isEqualTo(1);
		assertThat(statuses).contains(201).isSubsetOf(201, 409);
	}

	@ParameterizedTest
	@EnumSource(names = { "ATOMIC", "AFTERWARDS" })
	void letsAFailedCallBeTriedAgain(Mode mode) throws Exception {
		var refused = call(mode, "key", "{}", (request, response) -> ((HttpServletResponse) response).setStatus(422));
		var repeated = call(mode, "key", "{}", this::create);

		assertThat(refused.getStatus()).isEqualTo(422);
		assertThat(repeated.getStatus()).isEqualTo(201);
		assertThat(effects()).isEqualTo(1);
	}

	@Test
	void undoesWhatAnAtomicCallDidBeforeItFailed() throws Exception {
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> call(Mode.ATOMIC, "key", "{}", (request, response) -> {
				create(request, response);
				throw new IllegalStateException("crash");
			}));

		assertThat(effects()).isZero();
		assertThat(call(Mode.ATOMIC, "key", "{}", this::create).getStatus()).isEqualTo(201);
	}

	@Test
	void takesOverTheLeaseOfACallThatDied() throws Exception {
		this.store.lease(this.program, "key", new byte[] { 1 });
		assertThat(call(Mode.AFTERWARDS, "key", "{}", this::create).getStatus()).isEqualTo(422);

		this.database
			.sql("update idempotency_key set leased_until = leased_until - interval '2 minutes' where program_id = ?")
			.param(this.program.value())
			.update();

		assertThat(call(Mode.AFTERWARDS, "key", "{}", this::create).getStatus()).isEqualTo(201);
	}

	@Test
	void storesNothingWhereTheAnswerIsSecret() throws Exception {
		call(Mode.OFF, "key", "{}", this::create);

		assertThat(this.store.find(this.program, "key")).isEmpty();
	}

	@Test
	void refusesAKeyThatIsNoKey() throws Exception {
		assertThat(call(Mode.ATOMIC, "nyckel å", "{}", this::create).getStatus()).isEqualTo(400);
		assertThat(effects()).isZero();
	}

	private void create(ServletRequest request, ServletResponse response) throws IOException {
		this.database.sql("insert into rate_limit (id) values (?)").param(this.effect + UUID.randomUUID()).update();
		var http = (HttpServletResponse) response;
		http.setStatus(201);
		http.setContentType("application/json");
		http.setHeader("Location", "/things/1");
		http.getWriter().write("{\"id\": \"" + UUID.randomUUID() + "\"}");
	}

	private int effects() {
		return this.database.sql("select count(*) from rate_limit where id like ?")
			.param(this.effect + "%")
			.query(Integer.class)
			.single();
	}

	private MockHttpServletResponse call(Mode mode, String key, String body, FilterChain chain) throws Exception {
		var request = new MockHttpServletRequest("POST", "/api/v1/things");
		request.setContent(body.getBytes());
		request.setContentType("application/json");
		request.addHeader(IdempotencyFilter.HEADER, key);
		var response = new MockHttpServletResponse();
		new IdempotencyFilter(new Fixed(mode), this.store, new TransactionTemplate(this.transactions), this.problems)
			.doFilter(request, response, chain);
		return response;
	}

	private final class Fixed extends IdempotencyModes {

		private final Mode mode;

		private Fixed(Mode mode) {
			super(new RequestMappingHandlerMapping());
			this.mode = mode;
		}

		@Override
		ProgramId program() {
			return IdempotencyFilterTest.this.program;
		}

		@Override
		Mode of(HttpServletRequest request) {
			return this.mode;
		}

	}

}
