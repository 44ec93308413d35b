package se.stamkund.member;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

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

	private record Subject(ConsentPurpose purpose, ConsentChannel channel) {
	}

}
