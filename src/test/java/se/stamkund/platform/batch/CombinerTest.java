package se.stamkund.platform.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(30)
class CombinerTest {

	@Test
	void aLoneCallWaitsForNobody() {
		var combiner = new Combiner<Integer, Integer>(1, 10, (asked) -> asked.stream().map((n) -> n * 2).toList());

		assertThat(combiner.ask(21)).isEqualTo(42);
		assertThat(combiner.ask(4)).isEqualTo(8);
	}

	@Test
	void whoComesMeanwhileIsDoneTogether() throws Exception {
		var sizes = new ConcurrentLinkedQueue<Integer>();
		var begun = new CountDownLatch(1);
		var goOn = new CountDownLatch(1);
		var combiner = new Combiner<Integer, Integer>(1, 4, (asked) -> {
			sizes.add(asked.size());
			begun.countDown();
			await(goOn);
			return asked;
		});
		var asking = new ConcurrentLinkedQueue<Thread>();
		try (var threads = Executors.newFixedThreadPool(7)) {
			var first = threads.submit(() -> combiner.ask(0));
			await(begun);
			var others = IntStream.rangeClosed(1, 6).mapToObj((n) -> threads.submit(() -> {
				asking.add(Thread.currentThread());
				return combiner.ask(n);
			})).toList();
			Awaitility.await()
				.pollInterval(Duration.ofMillis(10))
				.until(() -> asking.size() == 6
						&& asking.stream().allMatch((thread) -> thread.getState() == Thread.State.WAITING));
			goOn.countDown();

			assertThat(first.get()).isZero();
			assertThat(answers(others)).containsExactly(1, 2, 3, 4, 5, 6);
		}
		assertThat(sizes).containsExactly(1, 4, 2);
	}

	@Test
	void aFailureIsToldToAllThatWereInItAndNobodyElse() throws Exception {
		var begun = new CountDownLatch(1);
		var goOn = new CountDownLatch(1);
		var times = new AtomicInteger();
		var combiner = new Combiner<Integer, Integer>(1, 10, (asked) -> {
			if (times.incrementAndGet() == 1) {
				begun.countDown();
				await(goOn);
				throw new IllegalStateException("no");
			}
			return asked;
		});
		try (var threads = Executors.newFixedThreadPool(2)) {
			var first = threads.submit(() -> combiner.ask(1));
			await(begun);
			var second = threads.submit(() -> combiner.ask(2));
			goOn.countDown();

			assertThatExceptionOfType(ExecutionException.class).isThrownBy(first::get)
				.withCauseInstanceOf(IllegalStateException.class);
			assertThat(second.get()).isEqualTo(2);
		}
		assertThat(combiner.ask(3)).isEqualTo(3);
	}

	@Test
	void everybodyGetsHerOwnAnswerUnderLoad() throws Exception {
		var combiner = new Combiner<Integer, String>(2, 5, (asked) -> asked.stream().map(String::valueOf).toList());
		try (var threads = Executors.newFixedThreadPool(16)) {
			var all = new ArrayList<Future<String>>();
			for (int i = 0; i < 20_000; i++) {
				int n = i;
				all.add(threads.submit(() -> combiner.ask(n)));
			}
			for (int i = 0; i < all.size(); i++) {
				assertThat(all.get(i).get()).isEqualTo(String.valueOf(i));
			}
		}
	}

	private static List<Integer> answers(List<Future<Integer>> all) throws Exception {
		var answers = new ArrayList<Integer>();
		for (var each : all) {
			answers.add(each.get());
		}
		return answers;
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
