package se.stamkund.program;

import java.util.Locale;

/**
 * An account to create.
 *
 * @param founder made with the first-start token
 */
public record NewStaff(String email, String name, String password, Locale locale, boolean founder) {

	/** Without the password, as it lands in logs. */
	@Override
	public String toString() {
		return "NewStaff[founder=" + this.founder + "]";
	}

}
