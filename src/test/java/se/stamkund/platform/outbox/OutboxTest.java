package se.stamkund.platform.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

@IntegrationTest
class OutboxTest {

	private static final Duration SOON = Duration.ofSeconds(30);

	/** How long a worker rests that nobody wakes. */
	private static final Duration PAUSE = Duration.ofSeconds(2);

	@Autowired
	Outbox outbox;

	@Autowired
	OutboxStore store;

	@Autowired
	OutboxListeners listeners;

	@Autowired
	RecordingListener listener;

	@Autowired
	OtherListener other;

	@Autowired
	OutboxWorker worker;

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	JdbcClient database;

	private ProgramId program;

	private String key;

	@BeforeEach
	void aProgrammeAndAKey() {
		this.program = ProgramId.next();
		this.key = UUID.randomUUID().toString();
	}

	private void publish(Object event) {
		this.transaction.executeWithoutResult((status) -> this.outbox.publish(this.program, event));
	}

	private void awaitTold(int times) {
		await().atMost(SOON).untilAsserted(() -> assertThat(this.listener.toldOf(this.key)).hasSize(times));
	}

	private long waiting() {
		return this.database.sql("select count(*) from outbox_event where program_id = ?")
			.param(this.program.value())
			.query(Long.class)
			.single();
	}

	private void awaitEmpty() {
		await().atMost(SOON).until(() -> waiting() == 0);
	}

	@Test
	void tellsAtOnceWhatWasPublishedAndDoesNotWaitForItsNextLook() {
		var event = TestHappened.of(this.key);
		var started = System.nanoTime();
		for (int i = 1; i <= 4; i++) {
			publish(event);
			int times = i;
			await().atMost(SOON)
				.pollInterval(Duration.ofMillis(10))
				.untilAsserted(() -> assertThat(this.listener.toldOf(this.key)).hasSize(times));
		}
		assertThat(Duration.ofNanos(System.nanoTime() - started)).as("four in a row, one after the other")
			.isLessThan(PAUSE.multipliedBy(3));
		var message = this.listener.toldOf(this.key).getFirst();
		assertThat(message.event()).isEqualTo(event);
		assertThat(message.program()).isEqualTo(this.program);
		assertThat(message.type()).isEqualTo("test.happened");
		awaitEmpty();
	}

	@Test
	void tellsNothingOfATransactionThatRolledBack() {
		this.transaction.executeWithoutResult((status) -> {
			this.outbox.publish(this.program, TestHappened.of(this.key));
			status.setRollbackOnly();
		});

		assertThat(waiting()).isZero();
	}

	@Test
	void refusesToPublishOutsideATransaction() {
		assertThatExceptionOfType(IllegalTransactionStateException.class)
			.isThrownBy(() -> this.outbox.publish(this.program, TestHappened.of(this.key)));
	}

	@Test
	void refusesAnEventWithoutAName() {
		assertThatIllegalArgumentException().isThrownBy(() -> publish("something"))
			.withMessageContaining("@OutboxEvent");
	}

	@Test
	void comesBackToAListenerThatFailedAndToNoOther() {
		publish(TestHappened.failing(this.key, 1));

		awaitTold(2);
		awaitEmpty();
		var id = this.listener.toldOf(this.key).getFirst().id();
		assertThat(this.listener.toldOf(this.key)).allMatch((message) -> message.id().equals(id));
		assertThat(this.other.toldOf(id)).hasSize(1);
	}

	@Test
	void takesOverWhatADeadWorkerHadClaimed() {
		var lease = Duration.ofMillis(500);
		var started = System.nanoTime();
		this.transaction.executeWithoutResult((status) -> {
			this.outbox.publish(this.program, TestHappened.of(this.key));
			// in the same transaction, so that this dead worker is the first to see it
			assertThat(this.store.claim(1, lease, this.program)).hasSize(1);
		});

		await().atMost(SOON).until(() -> {
			this.worker.wake();
			return !this.listener.toldOf(this.key).isEmpty();
		});
		assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThanOrEqualTo(lease);
		awaitEmpty();
	}

	@Test
	void laysAPoisonedEventAsideWhereItCanBeSeen() {
		publish(TestHappened.failing(this.key, 1000));
		awaitTold(1);
		this.database.sql("update outbox_event set attempts = 11, next_attempt_at = created_at where program_id = ?")
			.param(this.program.value())
			.update();
		this.worker.wake();

		await().atMost(SOON)
			.untilAsserted(() -> assertThat(this.database
				.sql("select last_error from outbox_event where program_id = ? and next_attempt_at is null")
				.param(this.program.value())
				.query(String.class)
				.optional()).hasValueSatisfying((error) -> assertThat(error).contains("not yet")));
		assertThat(this.store.countLaidAside()).isPositive();
	}

	@Test
	void manyWorkersTellEachEventOnce() {
		var events = IntStream.range(0, 400).mapToObj((i) -> TestHappened.of(this.key)).toList();
		this.transaction.executeWithoutResult((status) -> this.outbox.publishAll(this.program, events));

		CompletableFuture
			.allOf(IntStream.range(0, 3)
				.mapToObj((i) -> CompletableFuture.runAsync(() -> worker().deliverAll(this.program)))
				.toArray(CompletableFuture[]::new))
			.join();

		awaitEmpty();
		assertThat(this.listener.toldOf(this.key)).hasSize(400).extracting(OutboxMessage::id).doesNotHaveDuplicates();
	}

	private OutboxDelivery worker() {
		return new OutboxDelivery(this.store, this.listeners, Clock.systemUTC(), Duration.ofMillis(20));
	}

}
