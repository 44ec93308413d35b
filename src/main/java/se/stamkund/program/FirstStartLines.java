package se.stamkund.program;

import java.util.List;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import se.stamkund.platform.PublicUrl;
import se.stamkund.platform.StartupLine;

/** Prints the link that lets the first owner in, as long as nobody owns anything. */
@Component
@Order(10)
class FirstStartLines implements StartupLine {

	private final FirstStart firstStart;

	private final PublicUrl publicUrl;

	FirstStartLines(FirstStart firstStart, PublicUrl publicUrl) {
		this.firstStart = firstStart;
		this.publicUrl = publicUrl;
	}

	@Override
	public List<String> lines() {
		return this.firstStart.issueToken()
			.map((token) -> List.of("",
					"Start your own shop (the link works once, for a week; each start makes a new one):",
					this.publicUrl.of("/start?token=" + token)))
			.orElseGet(List::of);
	}

}
