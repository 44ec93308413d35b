package se.stamkund.dataload;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.program.ProgramView;
import se.stamkund.shared.ProgramId;

/**
 * What a batch of an import is worked with.
 *
 * @param dry remembers what a dry run would have stored; null when it is no dry run
 * @param tally what this batch adds to
 * @param stores ids by code
 */
record ImportContext(ImportView view, ProgramView programView, Map<String, UUID> stores, Instant now,
		@Nullable DryMemory dry, Tally tally) {

	ProgramId program() {
		return this.view.program();
	}

	boolean isDry() {
		return this.dry != null;
	}

	/** The month in which points expire, as the tally names it. */
	String month(@Nullable Instant expiresAt) {
		if (expiresAt == null) {
			return "never";
		}
		if (!expiresAt.isAfter(this.now)) {
			return "past";
		}
		return expiresAt.minusNanos(1).atZone(this.programView.zone()).toLocalDate().toString().substring(0, 7);
	}

}
