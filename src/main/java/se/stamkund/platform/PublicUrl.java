package se.stamkund.platform;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Where people reach this installation from outside: for links in mails and in answers.
 * Configured rather than read from a request, whose {@code Host} anybody can choose.
 */
@Component
public class PublicUrl {

	private final String base;

	PublicUrl(@Value("${stamkund.public-url}") String base) {
		this.base = StringUtils.trimTrailingCharacter(base.strip(), '/');
	}

	/** The absolute address of a path that begins with a slash. */
	public String of(String path) {
		return this.base + path;
	}

}
