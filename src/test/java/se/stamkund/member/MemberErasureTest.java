package se.stamkund.member;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberDataOwner;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.WhenMerged;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;
import se.stamkund.testing.TestPrograms.TestProgram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@IntegrationTest
class MemberErasureTest {

	private static final String SENTINEL = "zebrafink";

	private static final Actor STAFF = Actor.staff("0198");

	@Autowired
	MemberErasure erasure;

	@Autowired
	MemberCopies copies;

	@Autowired
	List<MemberDataOwner> owners;

	@Autowired
	Enrolment enrolment;

	@Autowired
	LoginLinks links;

	@Autowired
	Members members;

	@Autowired
	MemberDirectory directory;

	@Autowired
	TestPrograms programs;

	@Autowired
	JdbcClient database;

	TestProgram program;

	MemberId member;

	@BeforeEach
	void enrolSomebodyWithAllThereIs() {
		this.program = this.programs.create();
		this.member = this.enrolment
			.enrol(this.program.id(),
					new EnrolMember(SENTINEL + "@example.com", "070-123 45 67",
							new ExternalIdentity(this.program.webStore(), SENTINEL), SENTINEL, SENTINEL,
							LocalDate.of(1990, 1, 1), "sv", List.of(SENTINEL), Map.of("pet", SENTINEL),
							List.of(new ConsentChange(ConsentPurpose.MARKETING, ConsentChannel.EMAIL, true, "1")), null,
							MemberSource.ADMIN),
					STAFF)
			.member();
		this.members.change(this.program.id(), this.member, ChangeMember.attribute("colour", SENTINEL), STAFF);
		this.links.forEmail(this.program.id(), SENTINEL + "@example.com");
	}

	@Test
	void leavesNothingPersonalInAnyTable() {
		assertThat(tablesThatSay(SENTINEL)).contains("member", "member_identity", "member_tag");

		this.erasure.erase(this.program.id(), this.member, STAFF);

		assertThat(tablesThatSay(SENTINEL)).isEmpty();
		assertThat(tablesThatSay("+46701234567")).isEmpty();
	}

	@Test
	void emptiesEveryColumnListedAsPersonal() {
		this.erasure.erase(this.program.id(), this.member, STAFF);

		assertThat(this.database.sql("""
				select column_name from information_schema.columns
				where table_name = 'member' and table_schema = current_schema()
					and col_description('member'::regclass, ordinal_position) = 'personal data'
				""").query(String.class).list()).isNotEmpty().allSatisfy(this::assertEmpty);
	}

	@Test
	void leavesAShellThatNoKeyLeadsTo() {
		this.erasure.erase(this.program.id(), this.member, STAFF);

		var shell = this.directory.get(this.program.id(), this.member);
		assertThat(shell.status()).isEqualTo(MemberStatus.ERASED);
		assertThat(shell.name()).isEmpty();
		assertThat(this.directory.resolveAll(this.program.id(),
				List.of(new MemberKey.ById(this.member), new MemberKey.ByEmail(SENTINEL + "@example.com"))))
			.isEmpty();
		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> this.erasure.erase(this.program.id(), this.member, STAFF));
	}

	@Test
	void letsHerComeBackAsSomebodyNew() {
		this.erasure.erase(this.program.id(), this.member, STAFF);

		assertThat(this.enrolment.enrol(this.program.id(), TestMembers.email(SENTINEL + "@example.com"), STAFF))
			.satisfies((again) -> assertThat(again.created()).isTrue());
	}

	@Test
	void theCopyTellsAllThatIsKnown() {
		var copy = this.copies.of(this.program.id(), this.member, STAFF);

		assertThat(copy.parts().get("member").toString()).contains(SENTINEL, "+46701234567", "1990-01-01", "MARKETING");
	}

	@Test
	void everyTableAboutMembersHasSomebodyWhoAnswersForIt() {
		var unanswered = new TreeSet<>(this.database
			.sql("""
					select table_name from information_schema.columns
					where table_schema = current_schema() and (column_name = 'member_id' or column_name like '%\\_member_id')
						and table_name in (select tablename from pg_tables where schemaname = current_schema())
					""")
			.query(String.class)
			.list());

		this.owners.forEach((owner) -> unanswered.removeAll(owner.tables()));

		assertThat(unanswered).isEmpty();
	}

	@Test
	void everyTableThatMovesWithAMergeCanMove() {
		var moving = this.owners.stream()
			.flatMap((owner) -> owner.whenMerged().entrySet().stream())
			.filter((table) -> table.getValue() == WhenMerged.MOVES)
			.map((table) -> table.getKey())
			.toList();

		assertThat(moving).isNotEmpty().allSatisfy((table) -> {
			assertThat(this.database.sql("""
					select count(*) from information_schema.columns
					where table_schema = current_schema() and table_name = ? and column_name in ('id', 'member_id')
					""").param(table).query(Long.class).single()).as("id and member_id of %s", table).isEqualTo(2);
			assertThat(this.database
				.sql("""
						select i.relname from pg_index x
						join pg_class i on i.oid = x.indexrelid
						join pg_attribute a on a.attrelid = x.indrelid and a.attname = 'member_id' and a.attnum = any (x.indkey)
						where x.indrelid = ?::regclass and x.indisunique
						""")
				.param(table)
				.query(String.class)
				.list()).as("once for each member in %s", table).isEmpty();
			assertThat(this.database.sql("select coalesce(obj_description(?::regclass), '') not like 'append-only%'")
				.param(table)
				.query(Boolean.class)
				.single()).as("%s may be changed", table).isTrue();
		});
	}

	private void assertEmpty(String column) {
		assertThat(this.database
			.sql("select " + column + " is null or " + column + "::text = '{}' from member where id = ?")
			.param(this.member.value())
			.query(Boolean.class)
			.single()).as(column).isTrue();
	}

	private List<String> tablesThatSay(String text) {
		return this.database
			.sql("select table_name from information_schema.columns where table_schema = current_schema()"
					+ " and column_name = 'program_id'")
			.query(String.class)
			.list()
			.stream()
			.filter((table) -> this.database
				.sql("select exists (select from \"" + table
						+ "\" t where t.program_id = :program and to_jsonb(t)::text ilike :text)")
				.param("program", this.program.id().value())
				.param("text", "%" + text + "%")
				.query(Boolean.class)
				.single())
			.toList();
	}

}
