package se.stamkund.member;

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import se.stamkund.platform.ProgramClock;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;

@IntegrationTest
class LoginLinksTest {

	@Autowired
	LoginLinks links;

	@Autowired
	Enrolment enrolment;

	@Autowired
	MemberDirectory directory;

	@Autowired
	TestPrograms programs;

	@Autowired
	ProgramClock clock;

	@Autowired
	JdbcClient database;

	ProgramId program;

	MemberId anna;

	@BeforeEach
	void enrolAnna() {
		this.program = this.programs.createId();
		this.anna = this.enrolment
			.enrol(this.program, TestMembers.by("anna@example.com", null, null, MemberSource.SELF), Actor.SYSTEM)
			.member();
	}

	@Test
	void letsInOnce() {
		var token = this.links.forStorefront(this.program, this.anna);

		assertThat(this.links.use(this.program, token.value())).contains(this.anna);
		assertThat(this.links.use(this.program, token.value())).isEmpty();
	}

	@Test
	void fromAStorefrontProvesNoAddress() {
		this.links.use(this.program, this.links.forStorefront(this.program, this.anna).value());

		assertThat(this.directory.get(this.program, this.anna).emailVerified()).isFalse();
	}

	@Test
	void byEmailProvesTheAddress() {
		var token = this.links.forEmail(this.program, " ANNA@example.com").orElseThrow();

		assertThat(this.links.use(this.program, token.value())).contains(this.anna);
		assertThat(this.directory.get(this.program, this.anna).emailVerified()).isTrue();
	}

	@Test
	void makesNoneForAnAddressNobodyHas() {
		assertThat(this.links.forEmail(this.program, "bo@example.com")).isEmpty();
		assertThat(this.links.forEmail(this.program, "not an address")).isEmpty();
	}

	@Test
	void isGoodForSomeMinutesOnly() {
		var now = this.clock.now(this.program);
		var token = this.links.forStorefront(this.program, this.anna);
		assertThat(Duration.between(now, token.expiresAt())).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
		this.database.sql("""
				update login_link set created_at = created_at - interval '6 minutes',
					expires_at = expires_at - interval '5 minutes 1 second' where program_id = ?
				""").param(this.program.value()).update();

		assertThat(this.links.use(this.program, token.value())).isEmpty();
	}

	@Test
	void letsNobodyIntoAnotherProgramme() {
		var token = this.links.forStorefront(this.program, this.anna);

		assertThat(this.links.use(this.programs.createId(), token.value())).isEmpty();
	}

	@Test
	void keepsOnlyAHash() {
		var token = this.links.forStorefront(this.program, this.anna);

		assertThat(token.toString()).doesNotContain(token.value());
		assertThat(this.database.sql("select row_to_json(l)::text from login_link l where program_id = ?")
			.param(this.program.value())
			.query(String.class)
			.single()).doesNotContain(token.value());
	}

}
