package se.stamkund.member;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import se.stamkund.platform.api.Patch;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ConflictException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.NotFoundException;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;
import se.stamkund.testing.TestPrograms.TestProgram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

@IntegrationTest
class MembersTest {

	private static final Actor KEY = Actor.apiKey("test");

	@Autowired
	Members members;

	@Autowired
	Consents consents;

	@Autowired
	Enrolment enrolment;

	@Autowired
	MemberDirectory directory;

	@Autowired
	TestPrograms programs;

	TestProgram program;

	MemberId anna;

	@BeforeEach
	void enrolAnna() {
		this.program = this.programs.create();
		this.anna = enrol("anna@example.com");
	}

	@Test
	void changesWhatIsMentionedAndLeavesTheRest() {
		change(new ChangeMember(Patch.nothing(), Patch.to("070-123 45 67"), List.of(), Patch.nothing(), Patch.to(null),
				Patch.to(LocalDate.of(1990, 2, 28)), Patch.to("en"), Patch.to(List.of("vip")), Map.of("shoe_size", 38)),
				KEY);

		var member = member();
		assertThat(member.email()).isEqualTo("anna@example.com");
		assertThat(member.phone()).isEqualTo("+46701234567");
		assertThat(member.name()).isEqualTo("Anna");
		assertThat(member.birthday()).isEqualTo("1990-02-28");
		assertThat(member.language()).isEqualTo("en");
		assertThat(member.tags()).containsExactly("vip");
		assertThat(member.attributes()).containsEntry("shoe_size", 38);
	}

	@Test
	void takesAnAttributeAwayByNull() {
		change(ChangeMember.attribute("shoe_size", 38), KEY);
		var both = new HashMap<String, @Nullable Object>();
		both.put("shoe_size", null);
		both.put("hat", "large");

		change(new ChangeMember(Patch.nothing(), Patch.nothing(), List.of(), Patch.nothing(), Patch.nothing(),
				Patch.nothing(), Patch.nothing(), Patch.nothing(), both), KEY);

		assertThat(member().attributes()).containsExactly(Map.entry("hat", "large"));
	}

	@Test
	void anAddressSheGivesHerselfIsNotTrusted() {
		change(email("other@example.com"), Actor.member(this.anna));

		assertThat(member().email()).isEqualTo("other@example.com");
		assertThat(member().emailVerified()).isFalse();
	}

	@Test
	void refusesAnAddressOfAnotherMember() {
		var bo = enrol("bo@example.com");

		assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> change(email("BO@example.com"), KEY))
			.withMessageContaining(bo.toString());
	}

	@Test
	void letsHerGoByAnAddressThatShePutDown() {
		change(email(null), KEY);
		assertThat(member().email()).isNull();

		assertThat(enrol("anna@example.com")).isNotEqualTo(this.anna);
	}

	@Test
	void movesAnExternalIdOfAStore() {
		change(externals(new ExternalChange(this.program.webStore(), "1")), KEY);
		change(externals(new ExternalChange(this.program.webStore(), "2")), KEY);

		assertThat(member().externals()).containsExactly(new ExternalIdentity(this.program.webStore(), "2"));
		change(externals(new ExternalChange(this.program.webStore(), null)), KEY);
		assertThat(member().externals()).isEmpty();
	}

	@Test
	void tagsManyAtOnceAndOnlyThoseOfTheProgramme() {
		var elsewhere = this.enrolment.enrol(this.programs.createId(), TestMembers.email("c@example.com"), KEY)
			.member();
		var all = Set.of(this.anna, enrol("bo@example.com"), elsewhere);

		assertThat(this.members.tag(this.program.id(), all, "Sommar", true, KEY)).hasSize(2);
		assertThat(this.members.tag(this.program.id(), all, "sommar ", true, KEY)).isEmpty();
		assertThat(member().tags()).containsExactly("sommar");
		assertThat(this.members.tag(this.program.id(), all, "sommar", false, KEY)).hasSize(2);
		assertThat(member().tags()).isEmpty();
	}

	@Test
	void theLatestConsentOfAChannelHolds() {
		consent(ConsentChannel.EMAIL, true);
		consent(ConsentChannel.SMS, true);
		consent(ConsentChannel.SMS, false);

		assertThat(this.consents.current(this.program.id(), this.anna))
			.extracting(ConsentView::channel, ConsentView::given)
			.containsExactly(tuple(ConsentChannel.EMAIL, true), tuple(ConsentChannel.SMS, false));
		assertThat(agreeing(ConsentChannel.EMAIL)).containsExactly(this.anna);
		assertThat(agreeing(ConsentChannel.SMS)).isEmpty();
		assertThat(this.consents.history(this.program.id(), this.anna)).hasSize(3);
	}

	@Test
	void isUnknownToAnotherProgramme() {
		var elsewhere = this.programs.createId();

		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> this.members.change(elsewhere, this.anna, email("x@example.com"), KEY));
		assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> this.directory.get(elsewhere, this.anna));
	}

	private Set<MemberId> agreeing(ConsentChannel channel) {
		return this.consents.agreeing(this.program.id(), List.of(this.anna), ConsentPurpose.MARKETING, channel);
	}

	private void consent(ConsentChannel channel, boolean given) {
		this.consents.record(this.program.id(), this.anna,
				List.of(new ConsentChange(ConsentPurpose.MARKETING, channel, given, "2026-01")), MemberSource.API, KEY);
	}

	private MemberId enrol(String email) {
		return this.enrolment.enrol(this.program.id(), TestMembers.email(email), KEY).member();
	}

	private void change(ChangeMember change, Actor actor) {
		this.members.change(this.program.id(), this.anna, change, actor);
	}

	private MemberView member() {
		return this.directory.get(this.program.id(), this.anna);
	}

	private static ChangeMember email(@Nullable String email) {
		return new ChangeMember(Patch.to(email), Patch.nothing(), List.of(), Patch.nothing(), Patch.nothing(),
				Patch.nothing(), Patch.nothing(), Patch.nothing(), Map.of());
	}

	private static ChangeMember externals(ExternalChange change) {
		return new ChangeMember(Patch.nothing(), Patch.nothing(), List.of(change), Patch.nothing(), Patch.nothing(),
				Patch.nothing(), Patch.nothing(), Patch.nothing(), Map.of());
	}

}
