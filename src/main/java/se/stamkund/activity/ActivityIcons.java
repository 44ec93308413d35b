package se.stamkund.activity;

import java.util.Map;

import org.springframework.stereotype.Component;

/** The icon that stands for a type of activity on pages. */
@Component("activityIcons")
public class ActivityIcons {

	static final Map<String, String> BY_FEATURE = Map.of("member", "user", "order", "receipt", "points", "coin",
			"reward", "gift", "message", "mail", "referral", "share", "survey", "chat", "campaign", "megaphone", "tier",
			"tier");

	/** Its name in the sprite. */
	public String of(String type) {
		return BY_FEATURE.getOrDefault(type.split("\\.")[0], "check");
	}

}
