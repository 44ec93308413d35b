package se.stamkund.dataload;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

import se.stamkund.platform.mail.MailMessage;
import se.stamkund.platform.mail.Mailer;
import se.stamkund.purchase.OrderObserver;
import se.stamkund.shared.ProgramId;

/** Writes a mail about every order of the programmes it is told of. */
@Component
class Postman implements OrderObserver {

	static final String TO = "anna@mejl.example";

	private final Mailer mailer;

	private final Set<ProgramId> programs = ConcurrentHashMap.newKeySet();

	Postman(Mailer mailer) {
		this.mailer = mailer;
	}

	void writeIn(ProgramId program) {
		this.programs.add(program);
	}

	@Override
	public void settled(ProgramId program, List<Settled> orders, Instant now) {
		if (this.programs.contains(program)) {
			orders.forEach((order) -> this.mailer.send(program, new MailMessage(TO, Locale.of("sv"), "test/welcome",
					Map.of("name", "Anna", "link", "https://a.example"))));
		}
	}

}
