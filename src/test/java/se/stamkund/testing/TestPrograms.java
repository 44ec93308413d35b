package se.stamkund.testing;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;

import org.springframework.stereotype.Component;

import se.stamkund.program.NewProgram;
import se.stamkund.program.ProgramKind;
import se.stamkund.program.Programs;
import se.stamkund.program.StoreKind;
import se.stamkund.program.Stores;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

/** A programme of its own for each test, so that none sees another's rows. */
@Component
public class TestPrograms {

	private final Programs programs;

	private final Stores stores;

	TestPrograms(Programs programs, Stores stores) {
		this.programs = programs;
		this.stores = stores;
	}

	/**
	 * A live programme in Swedish kronor with the stores {@code web} and {@code till}.
	 */
	public TestProgram create() {
		return create(ProgramKind.LIVE, "SEK");
	}

	/** Only the id of a fresh live programme. */
	public ProgramId createId() {
		return create().id();
	}

	public TestProgram create(ProgramKind kind, String currency) {
		var code = "test-" + UUID.randomUUID().toString().substring(9);
		var program = this.programs
			.create(new NewProgram(kind, code, "Test " + code, Currency.getInstance(currency),
					ZoneId.of("Europe/Stockholm"), Locale.of("sv"), NewProgram.DEFAULT_COLOR), Actor.SYSTEM)
			.id();
		var web = this.stores.add(program, "web", "Webben", StoreKind.WEB, Actor.SYSTEM);
		var till = this.stores.add(program, "till", "Kassan", StoreKind.TILL, Actor.SYSTEM);
		return new TestProgram(program, code, web.id(), till.id());
	}

	/**
	 * What was made.
	 *
	 * @param webStore the store {@code web}
	 * @param tillStore the store {@code till}
	 */
	public record TestProgram(ProgramId id, String code, UUID webStore, UUID tillStore) {
	}

}
