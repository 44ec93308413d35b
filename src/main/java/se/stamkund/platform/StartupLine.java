package se.stamkund.platform;

import java.util.List;

/**
 * Something that whoever starts the application should know: a login, a token, a command
 * to try. Beans of this type are asked once it answers requests, in their
 * {@link org.springframework.core.annotation.Order}.
 */
public interface StartupLine {

	/** Lines of text; none when there is nothing to say. */
	List<String> lines();

}
