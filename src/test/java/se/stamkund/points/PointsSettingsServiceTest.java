package se.stamkund.points;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import se.stamkund.platform.ProgramClock;
import se.stamkund.program.Sandboxes;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ConflictException;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.Points;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static se.stamkund.points.Purchases.purchase;

@IntegrationTest
class PointsSettingsServiceTest {

	private final PointsSettingsService settings;

	private final EarningRules rules;

	private final Awards awards;

	private final Sandboxes sandboxes;

	private final TestPrograms programs;

	private final ProgramClock clock;

	private TestPrograms.TestProgram program;

	@Autowired
	PointsSettingsServiceTest(PointsSettingsService settings, EarningRules rules, Awards awards, Sandboxes sandboxes,
			TestPrograms programs, ProgramClock clock) {
		this.settings = settings;
		this.rules = rules;
		this.awards = awards;
		this.sandboxes = sandboxes;
		this.programs = programs;
		this.clock = clock;
		this.program = programs.create();
	}

	@BeforeEach
	void anotherProgramme() {
		this.program = this.programs.create();
	}

	@Test
	void aProgrammeStartsWithAPointPerKrona() {
		var quote = this.awards
			.quote(this.program.id(), List.of(purchase().in(this.program.webStore()).goods("199").build()))
			.getFirst();

		assertThat(quote.points()).isEqualTo(Points.of(199));
		assertThat(this.settings.get(this.program.id()).settings().pointValue()).isEqualByComparingTo("0.05");
	}

	@Test
	void everyKindOfSettingIsKept() {
		var all = List.of(
				new Settings().pending(new Pending.Days(14))
					.expiry(new ExpiryPolicy.Inactivity(6))
					.withoutVat()
					.build(),
				new Settings().pending(new Pending.UntilDelivered())
					.expiry(new ExpiryPolicy.EndOfYear(1))
					.refund(RefundPolicy.DEBT)
					.rate("1.5", "10")
					.build(),
				new Settings().expiry(new ExpiryPolicy.Never())
					.rounding(Rounding.CEILING)
					.minimum("99.50")
					.store(this.program.webStore())
					.build());

		for (var settings : all) {
			var changed = this.settings.change(this.program.id(), settings,
					this.settings.get(this.program.id()).revision(), Actor.SYSTEM);

			assertThat(changed.settings()).isEqualTo(settings);
			assertThat(this.settings.get(this.program.id())).isEqualTo(changed);
		}
	}

	@Test
	void whoeverReadOldSettingsMayNotChangeThem() {
		var read = this.settings.get(this.program.id()).revision();
		this.settings.change(this.program.id(), new Settings().rate("2", "1").build(), read, Actor.SYSTEM);

		assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> this.settings.change(this.program.id(),
				new Settings().rate("3", "1").build(), read, Actor.SYSTEM));
	}

	@Test
	void anotherProgrammesStoreIsNotFound() {
		var other = this.programs.create().webStore();

		assertThatExceptionOfType(NotFoundException.class).isThrownBy(
				() -> this.settings.change(this.program.id(), new Settings().store(other).build(), "0", Actor.SYSTEM));
	}

	@Test
	void aRuleCountsFromWhenItWasMadeAndIsRememberedWhenItIsGone() {
		var before = this.clock.now(this.program.id()).minus(Duration.ofHours(1));
		var doubled = this.rules.add(this.program.id(), Rules.times("Dubbelt", "2").build(), false, Actor.SYSTEM)
			.rule();

		assertThat(quoteAt(before)).isEqualTo(Points.of(100));
		var during = this.clock.now(this.program.id());
		assertThat(quoteAt(during)).isEqualTo(Points.of(200));

		this.rules.delete(this.program.id(), doubled.id(), doubled.version(), Actor.SYSTEM);
		assertThat(quoteAt(this.clock.now(this.program.id()))).isEqualTo(Points.of(100));
		assertThat(quoteAt(during)).isEqualTo(Points.of(200));

		assertThat(this.rules.restore(this.program.id(), doubled.id(), Actor.SYSTEM).rule().version()).isEqualTo(2);
		assertThat(quoteAt(this.clock.now(this.program.id()))).isEqualTo(Points.of(200));
	}

	@Test
	void aDraftGivesNothing() {
		this.rules.add(this.program.id(), Rules.times("Dubbelt", "2").build(), true, Actor.SYSTEM);

		assertThat(quoteAt(this.clock.now(this.program.id()))).isEqualTo(Points.of(100));
	}

	@Test
	void aChangedRuleIsANewVersionAndTheOldOneCanNotBeChanged() {
		var first = this.rules.add(this.program.id(),
				Rules.times("Dubbelt", "2").on(ItemMatch.brands("Haglöfs")).when("order_number", "1").build(), false,
				Actor.SYSTEM);

		var second = this.rules.change(this.program.id(), first.rule(), true, Actor.SYSTEM);

		assertThat(second.rule().version()).isEqualTo(2);
		assertThat(second.rule().match()).isEqualTo(ItemMatch.brands("haglöfs"));
		assertThat(second.rule().conditions()).isEqualTo(first.rule().conditions());
		assertThat(this.rules.history(this.program.id(), first.rule().id())).hasSize(2);
		assertThatExceptionOfType(ConflictException.class)
			.isThrownBy(() -> this.rules.change(this.program.id(), first.rule(), false, Actor.SYSTEM));
	}

	@Test
	void aSandboxEarnsAsItsOriginal() {
		this.settings.change(this.program.id(), new Settings().rate("3", "1").store(this.program.webStore()).build(),
				"0", Actor.SYSTEM);
		this.rules.add(this.program.id(), Rules.times("Dubbelt", "2").in(this.program.webStore()).build(), false,
				Actor.SYSTEM);

		var twin = this.sandboxes.of(this.program.id());

		var copied = this.settings.get(twin).settings();
		assertThat(copied.rate().points()).isEqualByComparingTo(new BigDecimal(3));
		assertThat(copied.store()).isNotNull().isNotEqualTo(this.program.webStore());
		assertThat(this.rules.list(twin)).singleElement()
			.satisfies((view) -> assertThat(view.rule().stores()).containsExactly(copied.store()));
	}

	private Points quoteAt(Instant at) {
		return this.awards
			.quote(this.program.id(), List.of(purchase().at(at).in(this.program.webStore()).goods("100").build()))
			.getFirst()
			.points();
	}

}
