package se.stamkund.points.web;

import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import se.stamkund.points.PointsEvent;

/** What happened, in a sentence for a statement. */
@Component("statementWords")
class StatementWords {

	private final MessageSource messages;

	StatementWords(MessageSource messages) {
		this.messages = messages;
	}

	public String of(PointsEvent event, Locale language) {
		var key = "points.event." + event.kind();
		return (event.order() != null)
				? this.messages.getMessage(key + ".order", new Object[] { event.order() }, language)
				: this.messages.getMessage(key, null, language);
	}

}
