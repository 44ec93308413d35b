package se.stamkund.dataload;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.points.RefundPolicy;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

/**
 * An import, as far as it has come.
 *
 * @param forecast what the dry run came to; null before it
 * @param tally what it has come to so far, in the state it is in
 * @param lines of the file, as far as they are read; all once it is checked
 * @param done lines worked in the state it is in
 * @param failure why it could not go on
 */
public record ImportView(UUID id, ProgramId program, ImportKind kind, ImportState state, String fileName, long bytes,
		FileFormat format, List<String> columns, ImportMapping mapping, ImportOptions options, @Nullable Tally forecast,
		Tally tally, int lines, boolean staged, int done, @Nullable RefundPolicy policy, @Nullable Failure failure,
		Actor actor, Instant createdAt, @Nullable Instant startedAt, @Nullable Instant finishedAt,
		@Nullable Instant undoneAt) {

	/** The code of an error, and what it is about. */
	public record Failure(String code, List<String> arguments) {
	}

	/** How much of the work at hand is done, of a hundred. */
	public int percent() {
		if (!this.state.isAtWork()) {
			return 100;
		}
		if (this.lines == 0) {
			return 0;
		}
		long part = this.staged ? 30 + 70L * this.done / this.lines : 0;
		return (int) Math.min(99, (this.state == ImportState.CHECKING) ? part : 100L * this.done / this.lines);
	}

	/** What becomes of points that are used already when it is taken back. */
	RefundPolicy undoPolicy() {
		return (this.policy != null) ? this.policy : RefundPolicy.CLAMP;
	}

	/** The known platform's export that it looks like; null if none. */
	public @Nullable String platform() {
		return KnownExport.of(this.kind, this.columns).map(KnownExport::platform).orElse(null);
	}

}
