package se.stamkund.activity;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The types of activity that pages have words and an icon for. Other features' types join
 * them by a text {@code activity.<type>} in their own bundle; a storefront's events keep
 * their own name, below {@code custom.}
 */
public final class ActivityTypes {

	/** What a storefront's own events are kept under. */
	public static final String CUSTOM = "custom.";

	static final String ENROLLED = "member.enrolled";

	static final String CONSENT_GIVEN = "member.consent_given";

	static final String CONSENT_WITHDRAWN = "member.consent_withdrawn";

	static final String MERGED = "member.merged";

	static final String UNMERGED = "member.merge_undone";

	private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,29}(\\.[a-z][a-z0-9_]{0,29})?");

	private static final Set<String> OURS = ActivityIcons.BY_FEATURE.keySet();

	private ActivityTypes() {
	}

	/** Whether a storefront may call its event so: two words at most, none of ours. */
	static boolean isCustomName(String name) {
		return NAME.matcher(name).matches() && !OURS.contains(name.split("\\.")[0]);
	}

}
