package se.stamkund.testing;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import se.stamkund.program.NewProgram;
import se.stamkund.program.ProgramKind;
import se.stamkund.program.Programs;
import se.stamkund.program.StoreKind;
import se.stamkund.program.Stores;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;
import se.stamkund.tier.Benefits;
import se.stamkund.tier.Criteria;
import se.stamkund.tier.Downgrade;
import se.stamkund.tier.Ladder;
import se.stamkund.tier.Text;
import se.stamkund.tier.Tier;
import se.stamkund.tier.TierLadders;
import se.stamkund.tier.Window;

/** A programme of its own for each test, so that none sees another's rows. */
@Component
public class TestPrograms {

	private final Programs programs;

	private final Stores stores;

	private final TierLadders ladders;

	TestPrograms(Programs programs, Stores stores, TierLadders ladders) {
		this.programs = programs;
		this.stores = stores;
		this.ladders = ladders;
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

	/** Brons for all, Silver from 1 000 kr and Guld from 2 500 kr in twelve months. */
	public void giveTiers(ProgramId program) {
		this.ladders.change(program,
				new Ladder(new Window.Rolling(12), false, Downgrade.TO_EARNED, 30, List.of(tier("Brons", null, "1"),
						tier("Silver", 100_000L, "1.1"), tier("Guld", 250_000L, "1.25"))),
				TierLadders.NONE, Actor.SYSTEM);
	}

	private static Tier tier(String name, @Nullable Long money, String multiplier) {
		return new Tier(UUID.randomUUID(), name.toLowerCase(Locale.ROOT), new Text(name, name), "#6f7a82", "star",
				new Criteria(null, money, null),
				new Benefits(new BigDecimal(multiplier), money != null, 24, 100, Text.EMPTY));
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
