package se.stamkund.member;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@IntegrationTest
class EmailChangesTest {

	@Autowired
	EmailChanges changes;

	@Autowired
	Enrolment enrolment;

	@Autowired
	MemberDirectory directory;

	@Autowired
	LoginLinks links;

	@Autowired
	TestPrograms programs;

	ProgramId program;

	MemberId anna;

	@BeforeEach
	void enrolAnna() {
		this.program = this.programs.createId();
		this.anna = enrol("anna@example.com");
	}

	@Test
	void theOldAddressCountsUntilTheNewOneIsProved() {
		var token = this.changes.ask(this.program, this.anna, "Anna@new.example").orElseThrow();
		assertThat(email(this.anna)).isEqualTo("anna@example.com");
		assertThat(this.changes.awaited(this.program, this.anna)).contains("anna@new.example");

		assertThat(this.changes.confirm(this.program, this.anna, token.value())).isTrue();
		assertThat(email(this.anna)).isEqualTo("anna@new.example");
		assertThat(this.directory.get(this.program, this.anna).emailVerified()).isTrue();
		assertThat(this.links.forEmail(this.program, "anna@example.com")).isEmpty();
	}

	@Test
	void aLinkWorksOnceAndOnlyTheLatest() {
		var first = this.changes.ask(this.program, this.anna, "one@new.example").orElseThrow();
		var second = this.changes.ask(this.program, this.anna, "two@new.example").orElseThrow();

		assertThat(this.changes.confirm(this.program, this.anna, first.value())).isFalse();
		assertThat(this.changes.confirm(this.program, this.anna, second.value())).isTrue();
		assertThat(this.changes.confirm(this.program, this.anna, second.value())).isFalse();
	}

	@Test
	void somebodyElseCannotUseHerLink() {
		var bo = enrol("bo@example.com");
		var token = this.changes.ask(this.program, this.anna, "anna@new.example").orElseThrow();

		assertThat(this.changes.confirm(this.program, bo, token.value())).isFalse();
		assertThat(email(bo)).isEqualTo("bo@example.com");
	}

	@Test
	void mailsNothingToAnAddressThatIsAnothersAndDoesNotTell() {
		enrol("bo@example.com");

		assertThat(this.changes.ask(this.program, this.anna, "bo@example.com")).isEmpty();
		assertThat(this.changes.awaited(this.program, this.anna)).contains("bo@example.com");
	}

	@Test
	void anAddressThatSomebodyTookMeanwhileIsNotHers() {
		var token = this.changes.ask(this.program, this.anna, "new@example.com").orElseThrow();
		enrol("new@example.com");

		assertThat(this.changes.confirm(this.program, this.anna, token.value())).isFalse();
		assertThat(email(this.anna)).isEqualTo("anna@example.com");
	}

	@Test
	void refusesWhatIsNoAddress() {
		assertThatExceptionOfType(InvalidMemberDataException.class)
			.isThrownBy(() -> this.changes.ask(this.program, this.anna, "not an address"))
			.satisfies((ex) -> assertThat(ex.field()).isEqualTo("email"));
	}

	private MemberId enrol(String email) {
		return this.enrolment.enrol(this.program, TestMembers.by(email, null, null, MemberSource.SELF), Actor.SYSTEM)
			.member();
	}

	private String email(MemberId member) {
		return String.valueOf(this.directory.get(this.program, member).email());
	}

}
