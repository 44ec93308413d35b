package se.stamkund.member;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What somebody typed to find a member, as a condition in SQL that indexes can answer: an
 * address has an @, a phone or member number has digits, the rest is names.
 *
 * @param condition on {@code member m}
 * @param parameters of the condition
 */
record SearchText(String condition, Map<String, Object> parameters) {

	private static final Pattern DIGITS = Pattern.compile("\\+?[\\d\\s()\\u00a0-]{2,}");

	private static final int MAX_WORDS = 4;

	private static final String FIRST = "lower(m.first_name collate \"sv-SE-x-icu\") like ";

	private static final String LAST = "lower(m.last_name collate \"sv-SE-x-icu\") like ";

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
			return new SearchText(identity("i.type = 'EMAIL' and i.value like :email"), Map.of("email", prefix(typed)));
		}
		return names(typed);
	}

	private static SearchText digits(String typed, String dialCode) {
		var digits = typed.replaceAll("\\D", "");
		var phone = typed.startsWith("+") ? "+" + digits
				: digits.startsWith("00") ? "+" + digits.substring(2) : dialCode + digits.replaceFirst("^0", "");
		return new SearchText(
				identity("i.type = 'NUMBER' and i.value like :number or i.type = 'PHONE' and i.value like :phone"),
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
		var condition = "(" + String.join(" and ", each) + " or " + either("whole");
		if (words.size() == 1) {
			parameters.put("email", prefix(typed));
			condition += " or " + identity("i.type = 'EMAIL' and i.value like :email");
		}
		return new SearchText(condition + ")", parameters);
	}

	private static String either(String parameter) {
		return "(" + FIRST + ":" + parameter + " or " + LAST + ":" + parameter + ")";
	}

	private static String identity(String condition) {
		return "m.id in (select i.member_id from member_identity i where i.program_id = :program and (" + condition
				+ "))";
	}

	private static String prefix(String text) {
		return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
	}

}
