package se.stamkund.member;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import se.stamkund.member.MemberKey.ByEmail;
import se.stamkund.member.MemberKey.ByExternal;
import se.stamkund.member.MemberKey.ById;
import se.stamkund.member.MemberKey.ByNumber;
import se.stamkund.member.MemberKey.ByPhone;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.NotFoundException;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;
import se.stamkund.testing.TestPrograms.TestProgram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Who a member is after a merge, and after it was undone. */
@IntegrationTest
class MemberMergesTest {

	private static final Actor STAFF = Actor.staff("0198");

	@Autowired
	MemberMerges merges;

	@Autowired
	Enrolment enrolment;

	@Autowired
	MemberDirectory directory;

	@Autowired
	Members members;

	@Autowired
	MemberErasure erasure;

	@Autowired
	Consents consents;

	@Autowired
	LoginLinks links;

	@Autowired
	MemberSearch search;

	@Autowired
	TestPrograms programs;

	@Autowired
	JdbcClient database;

	TestProgram program;

	MemberId anna;

	MemberId ann;

	@BeforeEach
	void enrolTwo() {
		this.program = this.programs.create();
		this.anna = enrol("anna@example.com", null, null, "Anna", null, List.of("vip"), Map.of("size", 38));
		this.ann = enrol("ann@example.com", "070-123 45 67", "5521", "Ann", LocalDate.of(1990, 1, 1),
				List.of("vip", "runner"), Map.of("size", 40, "colour", "red"));
	}

	@Test
	void everyOldIdentityLeadsToTheSurvivor() {
		var number = this.directory.get(this.program.id(), this.ann).number();

		merge();

		assertThat(List.of(new ById(this.ann), new ByEmail("ann@example.com"), new ByPhone("0701234567"),
				new ByExternal("web", "5521"), new ByNumber(String.valueOf(number))))
			.allSatisfy((key) -> assertThat(this.directory.resolve(this.program.id(), key)).isEqualTo(this.anna));
		assertThat(this.merges.aliases(this.program.id(), this.anna)).containsExactly(this.ann);
		assertThat(this.search
			.page(this.program.id(), MemberFilter.of("ann@example", null, MemberFilter.Sort.NAME), PageQuery.first(10),
					false)
			.rows()).singleElement().satisfies((row) -> assertThat(row.id()).isEqualTo(this.anna));
	}

	@Test
	void aLoginLinkOfTheFormerMemberLetsTheSurvivorIn() {
		var link = this.links.forEmail(this.program.id(), "ann@example.com").orElseThrow();

		merge();

		assertThat(this.links.use(this.program.id(), link.value())).contains(this.anna);
	}

	@Test
	void whatTheSurvivorLacksIsFilledInAndWhatSheHasStays() {
		var merge = merge();

		var survivor = this.directory.get(this.program.id(), this.anna);
		assertThat(survivor.firstName()).isEqualTo("Anna");
		assertThat(survivor.email()).isEqualTo("anna@example.com");
		assertThat(survivor.phone()).isEqualTo("+46701234567");
		assertThat(survivor.birthday()).isEqualTo("1990-01-01");
		assertThat(survivor.tags()).containsExactly("runner", "vip");
		assertThat(survivor.attributes()).isEqualTo(Map.of("size", 38, "colour", "red"));
		assertThat(merge.filled()).containsExactlyInAnyOrder("birthday", "attributes");
	}

	@Test
	void undoMakesTwoOfThemAgain() {
		var before = List.of(this.directory.get(this.program.id(), this.anna),
				this.directory.get(this.program.id(), this.ann));
		var merge = merge();

		this.merges.undo(this.program.id(), this.anna, merge.id(), STAFF);

		assertThat(List.of(this.directory.get(this.program.id(), this.anna),
				this.directory.get(this.program.id(), this.ann)))
			.usingRecursiveComparison()
			.isEqualTo(before);
		assertThat(this.directory.resolve(this.program.id(), new ById(this.ann))).isEqualTo(this.ann);
		assertThat(this.merges.undo(this.program.id(), this.anna, merge.id(), STAFF).undoneAt()).isNotNull();
	}

	@Test
	void undoKeepsWhatTheSurvivorHasChangedSince() {
		var merge = merge();
		this.members.change(this.program.id(), this.anna, ChangeMember.attribute("colour", "blue"), STAFF);

		this.merges.undo(this.program.id(), this.anna, merge.id(), STAFF);

		assertThat(this.directory.get(this.program.id(), this.anna).attributes())
			.isEqualTo(Map.of("size", 38, "colour", "blue"));
	}

	@Test
	void theLaterWordOfTheTwoCountsAndUndoTakesItBack() {
		say(this.anna, true);
		say(this.ann, false);

		var merge = merge();
		assertThat(says(this.anna)).isFalse();

		this.merges.undo(this.program.id(), this.anna, merge.id(), STAFF);
		assertThat(says(this.anna)).isTrue();
	}

	@Test
	void aYesThatOnlyTheOtherSaidEndsWithUndo() {
		say(this.ann, true);

		var merge = merge();
		assertThat(says(this.anna)).isTrue();

		this.merges.undo(this.program.id(), this.anna, merge.id(), STAFF);
		assertThat(says(this.anna)).isFalse();
	}

	@Test
	void aChainOfMergesIsUndoneFromItsEnd() {
		var annie = enrol("annie@example.com", null, null, "Annie", null, List.of(), Map.of());
		var first = merge();
		var second = this.merges.merge(this.program.id(), new ById(annie), new ById(this.anna), STAFF);

		assertThat(this.directory.resolve(this.program.id(), new ById(this.ann))).isEqualTo(annie);
		assertThatExceptionOfType(BusinessRuleException.class)
			.isThrownBy(() -> this.merges.undo(this.program.id(), this.anna, first.id(), STAFF))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("merged_again"));

		this.merges.undo(this.program.id(), annie, second.id(), STAFF);
		assertThat(this.directory.resolve(this.program.id(), new ById(this.ann))).isEqualTo(this.anna);
		this.merges.undo(this.program.id(), this.anna, first.id(), STAFF);
		assertThat(this.directory.resolve(this.program.id(), new ByPhone("0701234567"))).isEqualTo(this.ann);
	}

	@Test
	void theSameMergeAgainIsAnsweredAsItIs() {
		var merge = merge();

		assertThat(merge().id()).isEqualTo(merge.id());
		assertThatExceptionOfType(BusinessRuleException.class)
			.isThrownBy(() -> this.merges.merge(this.program.id(), new ById(this.anna), new ById(this.anna), STAFF));
	}

	@Test
	void erasureForgetsTheFormerMemberToo() {
		var merge = merge();

		this.erasure.erase(this.program.id(), this.anna, STAFF);

		assertThat(this.directory.get(this.program.id(), this.ann).birthday()).isNull();
		assertThat(this.database.sql("select count(*) from member_identity where program_id = ?")
			.param(this.program.id().value())
			.query(Long.class)
			.single()).isZero();
		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> this.directory.resolve(this.program.id(), new ById(this.ann)));
		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> this.merges.undo(this.program.id(), this.anna, merge.id(), STAFF));
	}

	private MemberMergeView merge() {
		return this.merges.merge(this.program.id(), new ById(this.anna), new ById(this.ann), STAFF);
	}

	private void say(MemberId member, boolean yes) {
		this.consents.record(this.program.id(), member,
				List.of(new ConsentChange(ConsentPurpose.MARKETING, ConsentChannel.EMAIL, yes, "1")), MemberSource.SELF,
				STAFF);
	}

	private boolean says(MemberId member) {
		return this.consents.current(this.program.id(), member).getFirst().given();
	}

	private MemberId enrol(String email, @Nullable String phone, @Nullable String external, String name,
			@Nullable LocalDate birthday, List<String> tags, Map<String, Object> attributes) {
		return this.enrolment
			.enrol(this.program.id(),
					new EnrolMember(email, phone,
							(external != null) ? new ExternalIdentity(this.program.webStore(), external) : null, name,
							"Berg", birthday, null, tags, attributes, List.of(), null, MemberSource.ADMIN),
					STAFF)
			.member();
	}

}
