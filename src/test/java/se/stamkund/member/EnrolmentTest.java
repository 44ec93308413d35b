package se.stamkund.member;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import se.stamkund.shared.Actor;
import se.stamkund.shared.ConflictException;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;
import se.stamkund.testing.TestPrograms.TestProgram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@IntegrationTest
class EnrolmentTest {

	private static final Actor KEY = Actor.apiKey("test");

	@Autowired
	Enrolment enrolment;

	@Autowired
	MemberDirectory directory;

	@Autowired
	TestPrograms programs;

	@Autowired
	JdbcClient database;

	TestProgram program;

	@BeforeEach
	void makeAProgramme() {
		this.program = this.programs.create();
	}

	@Test
	void makesAMemberWithANumberAndTrustedIdentities() {
		var enrolled = enrol(new EnrolMember(" Anna@Example.COM", "070-123 45 67",
				new ExternalIdentity(this.program.webStore(), "5521"), "Anna", "Lindqvist", null, "sv",
				List.of("VIP", "vip"), Map.of("shoe_size", 38, "since", "2024-05-01"),
				List.of(new ConsentChange(ConsentPurpose.TERMS, ConsentChannel.NONE, true, "2026-01")), null,
				MemberSource.API));

		assertThat(enrolled.created()).isTrue();
		var member = this.directory.get(this.program.id(), enrolled.member());
		assertThat(member.email()).isEqualTo("anna@example.com");
		assertThat(member.emailVerified()).isTrue();
		assertThat(member.phone()).isEqualTo("+46701234567");
		assertThat(member.externals()).containsExactly(new ExternalIdentity(this.program.webStore(), "5521"));
		assertThat(member.tags()).containsExactly("vip");
		assertThat(member.attributes()).containsEntry("shoe_size", 38).containsEntry("since", "2024-05-01");
		assertThat(MemberNumber.parse(String.valueOf(member.number())).value()).isEqualTo(member.number());
	}

	@Test
	void knowsHerByAnyIdentityAndAddsWhatSheLacked() {
		var first = enrol(TestMembers.email("anna@example.com"));

		var second = enrol(TestMembers.by("ANNA@example.com", "0701234567",
				TestMembers.external(this.program.webStore(), "7"), MemberSource.API));

		assertThat(second).isEqualTo(new Enrolled(first.member(), false));
		var keys = List.of(new MemberKey.ByEmail("Anna@Example.com"), new MemberKey.ByPhone("+46 70 123 45 67"),
				new MemberKey.ByExternal("web", "7"), new MemberKey.ById(first.member()));
		assertThat(this.directory.resolveAll(this.program.id(), keys)).hasSize(4)
			.allSatisfy((key, member) -> assertThat(member).isEqualTo(first.member()));
	}

	@Test
	void neverOverwritesWhatSheHas() {
		var first = enrol(TestMembers.by("anna@example.com", "0701234567", null, MemberSource.API));

		enrol(new EnrolMember("anna@example.com", "0709999999", null, "Bella", "Berg", null, null, List.of(), Map.of(),
				List.of(), null, MemberSource.API));

		var member = this.directory.get(this.program.id(), first.member());
		assertThat(member.phone()).isEqualTo("+46701234567");
		assertThat(member.name()).isEqualTo("Anna Lindqvist");
	}

	@Test
	void refusesIdentitiesOfTwoMembersAndSaysWhose() {
		var anna = enrol(TestMembers.email("anna@example.com")).member();
		var bo = enrol(TestMembers.by(null, "0701234567", null, MemberSource.API)).member();

		assertThatExceptionOfType(ConflictException.class)
			.isThrownBy(() -> enrol(TestMembers.by("anna@example.com", "0701234567", null, MemberSource.API)))
			.withMessageContaining("e-mail is member " + anna)
			.withMessageContaining("phone is member " + bo)
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("identity_conflict"));
	}

	@Test
	void aShopperWhoJoinsWithAKnownAddressChangesNothing() {
		var first = enrol(TestMembers.email("anna@example.com"));

		var second = enrol(TestMembers.by("anna@example.com", "0701234567", null, MemberSource.SELF));

		assertThat(second).isEqualTo(new Enrolled(first.member(), false));
		assertThat(this.directory.get(this.program.id(), first.member()).phone()).isNull();
	}

	@Test
	void aShoppersOwnAddressIsNotTrustedUntilASecretKeySaysSo() {
		var self = enrol(TestMembers.by("anna@example.com", null, null, MemberSource.SELF)).member();
		assertThat(this.directory.get(this.program.id(), self).emailVerified()).isFalse();

		enrol(TestMembers.email("anna@example.com"));

		assertThat(this.directory.get(this.program.id(), self).emailVerified()).isTrue();
	}

	@Test
	void makesOneMemberOfTwoInTheSameBatch() {
		var enrolled = this.enrolment.enrolAll(this.program.id(),
				List.of(TestMembers.email("a@example.com"), TestMembers.email("b@example.com"),
						TestMembers.by("A@example.com", "0701234567", null, MemberSource.IMPORT)),
				KEY);

		assertThat(enrolled).extracting(Enrolled::created).containsExactly(true, true, false);
		assertThat(enrolled.get(2).member()).isEqualTo(enrolled.get(0).member());
		assertThat(this.directory.get(this.program.id(), enrolled.get(0).member()).phone()).isEqualTo("+46701234567");
	}

	@Test
	void keepsTheSameAddressApartInAnotherProgramme() {
		var here = enrol(TestMembers.email("anna@example.com")).member();
		var elsewhere = this.programs.createId();

		var there = this.enrolment.enrol(elsewhere, TestMembers.email("anna@example.com"), KEY);

		assertThat(there.created()).isTrue();
		assertThat(there.member()).isNotEqualTo(here);
		assertThat(this.directory.resolveAll(elsewhere, List.of(new MemberKey.ById(here)))).isEmpty();
	}

	@Test
	void parallelEnrolmentsOfTheSameAddressMakeOneMember() throws Exception {
		var commands = IntStream.range(0, 24)
			.mapToObj((i) -> TestMembers.by("same@example.com", (i % 2 == 0) ? "0701234567" : null,
					(i % 3 == 0) ? TestMembers.external(this.program.webStore(), "9") : null, MemberSource.API))
			.<Callable<Enrolled>>map((command) -> () -> enrol(command))
			.toList();
		try (var threads = Executors.newFixedThreadPool(8)) {
			var members = threads.invokeAll(commands).stream().map((future) -> future.resultNow()).toList();

			assertThat(members).extracting(Enrolled::member).containsOnly(members.getFirst().member());
			assertThat(members).filteredOn(Enrolled::created).hasSize(1);
		}
		assertThat(this.database.sql("select count(*) from member where program_id = ?")
			.param(this.program.id().value())
			.query(Long.class)
			.single()).isEqualTo(1);
	}

	private Enrolled enrol(EnrolMember command) {
		return this.enrolment.enrol(this.program.id(), command, KEY);
	}

}
