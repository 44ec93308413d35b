package se.stamkund.points;

import java.util.Comparator;
import java.util.List;

/**
 * How members are told before their points expire.
 *
 * @param days how many days before, the earliest first
 * @param onPage whether their page says so
 * @param byMail whether they get a mail
 */
public record ReminderSettings(List<Integer> days, boolean onPage, boolean byMail) {

	/** The most days before that can be said. */
	public static final int MOST_DAYS = 180;

	/** The most reminders of one date. */
	public static final int MOST = 5;

	/** A month before and a week before, in both ways. */
	public static final ReminderSettings INITIAL = new ReminderSettings(List.of(30, 7), true, true);

	public ReminderSettings {
		days = days.stream().distinct().sorted(Comparator.reverseOrder()).toList();
		if (days.isEmpty() || days.size() > MOST || days.getFirst() > MOST_DAYS || days.getLast() < 1) {
			throw new IllegalArgumentException("Say one to five times, 1 to 180 days before: " + days);
		}
	}

}
