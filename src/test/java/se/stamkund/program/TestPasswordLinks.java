package se.stamkund.program;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.springframework.stereotype.Component;

/** Links to a new password, without a mail to wait for. */
@Component
public class TestPasswordLinks {

	private final PasswordResetStore resets;

	TestPasswordLinks(PasswordResetStore resets) {
		this.resets = resets;
	}

	/** The path of a link that works, in place of any before it. */
	public String path(UUID staff) {
		var token = OneTimeToken.next();
		var until = Instant.now().plus(Duration.ofHours(1));
		this.resets.put(staff, token, until, until.plus(Duration.ofHours(1)));
		return "/password/new?token=" + token.value();
	}

}
