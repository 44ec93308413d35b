package se.stamkund.member;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** Reads from all that was said what holds. */
final class ConsentState {

	private ConsentState() {
	}

	/**
	 * The latest of each purpose and channel, in the order of those.
	 * @param history latest first
	 */
	static List<ConsentView> latest(List<ConsentView> history) {
		var latest = new TreeMap<Subject, ConsentView>(
				Comparator.comparing(Subject::purpose).thenComparing(Subject::channel));
		history.forEach((consent) -> latest.putIfAbsent(new Subject(consent.purpose(), consent.channel()), consent));
		return List.copyOf(latest.values());
	}

	/**
	 * What a merge makes the survivor say: of what was asked of either, the later word
	 * counts, and a no rather than a yes of the same instant.
	 * @param own the survivor's, latest first
	 * @param other latest first
	 * @return what she hasn't said herself
	 */
	static List<ConsentChange> united(List<ConsentView> own, List<ConsentView> other) {
		var current = new HashMap<Subject, ConsentView>();
		latest(own).forEach((consent) -> current.put(Subject.of(consent), consent));
		return latest(other).stream()
			.filter((consent) -> isStronger(consent, current.get(Subject.of(consent))))
			.map((consent) -> new ConsentChange(consent.purpose(), consent.channel(), consent.given(),
					consent.wording()))
			.toList();
	}

	private static boolean isStronger(ConsentView consent, @Nullable ConsentView own) {
		return own == null || consent.given() != own.given()
				&& (consent.at().isAfter(own.at()) || consent.at().equals(own.at()) && !consent.given());
	}

	/**
	 * What undoing a merge makes the survivor say: what she said before it, where she has
	 * not said anything since.
	 * @param history the survivor's, latest first
	 * @param merged what the merge made her say
	 * @param at when that was
	 */
	static List<ConsentChange> divided(List<ConsentView> history, List<ConsentView> merged, Instant at) {
		var current = latest(history);
		var before = latest(history.stream().filter((consent) -> consent.at().isBefore(at)).toList());
		return merged.stream()
			.filter(current::contains)
			.map((consent) -> before.stream()
				.filter((earlier) -> Subject.of(earlier).equals(Subject.of(consent)))
				.findFirst()
				.map((earlier) -> new ConsentChange(earlier.purpose(), earlier.channel(), earlier.given(),
						earlier.wording()))
				.orElseGet(() -> new ConsentChange(consent.purpose(), consent.channel(), false, null)))
			.toList();
	}

	private record Subject(ConsentPurpose purpose, ConsentChannel channel) {

		static Subject of(ConsentView consent) {
			return new Subject(consent.purpose(), consent.channel());
		}

	}

}
