package se.stamkund.dataload;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AheadTest {

	@Test
	void worksAllInTheirOrder() {
		var worked = new ArrayList<Integer>();

		Ahead.<Integer>each((next) -> IntStream.range(0, 1000).forEach(next::accept), worked::add);

		assertThat(worked).containsExactlyElementsOf(IntStream.range(0, 1000).boxed().toList());
	}

	@Test
	void isNeverFarAhead() {
		var made = new AtomicInteger();
		var worked = new AtomicInteger();

		Ahead.<Integer>each((next) -> IntStream.range(0, 100).forEach((i) -> {
			made.incrementAndGet();
			next.accept(i);
		}), (i) -> assertThat(made.get() - worked.getAndIncrement()).isLessThanOrEqualTo(5));
	}

	@Test
	void worksWhatCameBeforeAFailure() {
		var worked = new ArrayList<Integer>();
		Consumer<Consumer<Integer>> making = (next) -> {
			next.accept(1);
			next.accept(2);
			throw new IllegalStateException("the line never ends");
		};

		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> Ahead.each(making, worked::add))
			.withMessage("the line never ends");
		assertThat(worked).isEqualTo(List.of(1, 2));
	}

	@Test
	void stopsMakingWhenTheWorkFails() {
		var made = new AtomicInteger();
		Consumer<Consumer<Integer>> making = (next) -> {
			while (true) {
				next.accept(made.incrementAndGet());
			}
		};

		assertThatExceptionOfType(StoppedException.class).isThrownBy(() -> Ahead.each(making, (i) -> {
			throw new StoppedException();
		}));
		assertThat(made.get()).isLessThan(10);
		assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName).doesNotContain("imports-ahead");
	}

}
