package se.stamkund.points.web;

import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import se.stamkund.ledger.EntryKind;
import se.stamkund.points.GiftTold;
import se.stamkund.points.PointsEvent;

/** What happened, in a sentence for a statement. */
@Component("statementWords")
public class StatementWords {

	private final MessageSource messages;

	StatementWords(MessageSource messages) {
		this.messages = messages;
	}

	public String of(PointsEvent event, Locale language) {
		var key = "points.event." + event.kind();
		if (event.reference().type().equals("birthday")) {
			return this.messages.getMessage("points.event.birthday", null, language);
		}
		if (event.kind() == EntryKind.TRANSFER && event.reference().type().equals("merge")) {
			return this.messages.getMessage("points.event.TRANSFER.merge", null, language);
		}
		if (event.kind() == EntryKind.TRANSFER && event.gift() != null) {
			return of(event.gift(), event.change(), language);
		}
		return (event.order() != null)
				? this.messages.getMessage(key + ".order", new Object[] { event.order() }, language)
				: this.messages.getMessage(key, null, language);
	}

	/** Whose gift it was, or to whom. */
	public String of(GiftTold gift, long change, Locale language) {
		var other = (gift.other() != null) ? gift.other()
				: this.messages.getMessage("points.event.someone", null, language);
		return this.messages.getMessage("points.event.gift." + gift.key(change), new Object[] { other }, language);
	}

}
