package se.stamkund.tier;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Over which time purchases count. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({ @JsonSubTypes.Type(value = Window.Rolling.class, name = "ROLLING"),
		@JsonSubTypes.Type(value = Window.CalendarYear.class, name = "CALENDAR_YEAR"),
		@JsonSubTypes.Type(value = Window.MembershipYear.class, name = "MEMBERSHIP_YEAR"),
		@JsonSubTypes.Type(value = Window.Lifetime.class, name = "LIFETIME") })
public sealed interface Window {

	/** The last so many months; a tier is held for as long, then looked at again. */
	record Rolling(int months) implements Window {
	}

	/** The year of the calendar. */
	record CalendarYear() implements Window {
	}

	/** The year from the day she became a member. */
	record MembershipYear() implements Window {
	}

	/** All time. */
	record Lifetime() implements Window {
	}

}
