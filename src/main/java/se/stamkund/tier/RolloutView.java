package se.stamkund.tier;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How far a changed ladder has come.
 *
 * @param number of the ladder's version
 * @param up members who rose, so far; likewise {@code down}
 */
public record RolloutView(int number, long total, long done, long up, long down, Instant startedAt,
		@Nullable Instant finishedAt) {

	public boolean isFinished() {
		return this.finishedAt != null;
	}

	public int percent() {
		return (this.finishedAt != null || this.total == 0) ? 100 : (int) (100 * this.done / this.total);
	}

}
