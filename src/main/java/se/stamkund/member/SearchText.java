package se.stamkund.member;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What somebody typed to find a member, as conditions in SQL that indexes can answer: an
 * address has an @, a phone or member number has digits, the rest is names.
 *
 * @param names on {@code member m}, or null
 * @param identities on {@code member_identity i}, or null
 * @param parameters of the conditions
 */
record SearchText(@Nullable String names, @Nullable String identities, Map<String, Object> parameters) {

	private static final Pattern DIGITS = Pattern.compile("\\+?[\\d\\s()\\u00a0-]{2,}");

	private static final int MAX_WORDS = 4;

	private static final String EMAIL = "i.type = 'EMAIL' and i.value like :email";

	private static final String FIRST = "lower(m.first_name collate \"sv-SE-x-icu\") like ";

	private static final String LAST = "lower(m.last_name collate \"sv-SE-x-icu\") like ";

	/**
	 * Finds the ids of those it may mean, each part by its own index.
	 * @param most how many to look for in each part
	 */
	String candidates(int most) {
		var parts = new ArrayList<String>();
		if (this.names != null) {
			parts.add("(select m.id from member m where m.program_id = :program and m.status = 'ACTIVE' and ("
					+ this.names + ") limit " + most + ")");
		}
		if (this.identities != null) {
			parts.add("(select i.member_id from member_identity i where i.program_id = :program and (" + this.identities
					+ ") limit " + most + ")");
		}
		return String.join(" union all ", parts);
	}

	/** Tries each member in turn, which is quick when it means so many. */
	String condition() {
		var either = new ArrayList<String>();
		if (this.names != null) {
			either.add(this.names);
		}
		if (this.identities != null) {
			either.add("exists (select from member_identity i where i.program_id = m.program_id and i.member_id = m.id"
					+ " and (" + this.identities + "))");
		}
		return "(" + String.join(" or ", either) + ")";
	}

	/**
	 * Reads it.
	 * @param dialCode of the programme's country: "+46"
	 */
	static SearchText of(String text, String dialCode) {
		var typed = text.strip().toLowerCase(Locale.ROOT);
		if (DIGITS.matcher(typed).matches()) {
			return digits(typed, dialCode);
		}
		if (typed.indexOf('@') > 0) {
			return new SearchText(null, EMAIL, Map.of("email", prefix(typed)));
		}
		return names(typed);
	}

	private static SearchText digits(String typed, String dialCode) {
		var digits = typed.replaceAll("\\D", "");
		var phone = typed.startsWith("+") ? "+" + digits
				: digits.startsWith("00") ? "+" + digits.substring(2) : dialCode + digits.replaceFirst("^0", "");
		return new SearchText(null,
				"i.type = 'NUMBER' and i.value like :number or i.type = 'PHONE' and i.value like :phone",
				Map.of("number", prefix(digits), "phone", prefix(phone)));
	}

	private static SearchText names(String typed) {
		var parameters = new HashMap<String, Object>();
		var words = List.of(typed.split("[\\s,]+", MAX_WORDS));
		var each = new ArrayList<String>();
		for (var i = 0; i < words.size(); i++) {
			var name = "word" + i;
			parameters.put(name, prefix(words.get(i)));
			each.add(either(name));
		}
		parameters.put("whole", prefix(typed));
		var names = String.join(" and ", each) + " or " + either("whole");
		if (words.size() > 1) {
			return new SearchText(names, null, parameters);
		}
		parameters.put("email", prefix(typed));
		return new SearchText(names, EMAIL, parameters);
	}

	private static String either(String parameter) {
		return "(" + FIRST + ":" + parameter + " or " + LAST + ":" + parameter + ")";
	}

	private static String prefix(String text) {
		return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
	}

}
