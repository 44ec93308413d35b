package se.stamkund.points;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

/** When points stop being usable, counted from the day they could first be used. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface ExpiryPolicy {

	/** They stay. */
	@JsonTypeName("NEVER")
	record Never() implements ExpiryPolicy {
	}

	/** To the end of the same day so many months later; 31 January + 1 is 28 February. */
	@JsonTypeName("MONTHS")
	record Months(int months) implements ExpiryPolicy {

		public Months {
			if (months < 1 || months > 120) {
				throw new IllegalArgumentException("Months must be 1 to 120: " + months);
			}
		}

	}

	/** To the end of the calendar year, so many years later (0: the same year). */
	@JsonTypeName("END_OF_YEAR")
	record EndOfYear(int years) implements ExpiryPolicy {

		public EndOfYear {
			if (years < 0 || years > 10) {
				throw new IllegalArgumentException("Years must be 0 to 10: " + years);
			}
		}

	}

	/** When nothing was earned or used for so many months. */
	@JsonTypeName("INACTIVITY")
	record Inactivity(int months) implements ExpiryPolicy {

		public Inactivity {
			if (months < 1 || months > 120) {
				throw new IllegalArgumentException("Months must be 1 to 120: " + months);
			}
		}

	}

}
