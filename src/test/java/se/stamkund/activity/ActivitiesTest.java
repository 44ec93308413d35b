package se.stamkund.activity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.MemberSource;
import se.stamkund.platform.api.Cursor;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@IntegrationTest
class ActivitiesTest {

	private static final Instant NOON = Instant.parse("2026-03-09T12:00:00Z");

	@Autowired
	Activities activities;

	@Autowired
	Enrolment enrolment;

	@Autowired
	TestPrograms programs;

	@Autowired
	TransactionTemplate transactions;

	@Autowired
	JdbcClient database;

	ProgramId program;

	MemberId anna;

	@BeforeEach
	void enrolAnna() {
		this.program = this.programs.createId();
		this.anna = this.enrolment
			.enrol(this.program, EnrolMember.withEmail("anna@example.com", "Anna", null, MemberSource.API),
					Actor.SYSTEM)
			.member();
	}

	@Test
	void tellsOfTheEnrolment() {
		assertThat(timeline(ActivityFilter.ALL)).extracting(ActivityView::type).containsExactly("member.enrolled");
	}

	@Test
	void pagesThroughManyOfTheSameInstantWithoutLossOrRepeat() {
		record(IntStream.range(0, 23).mapToObj((i) -> activity("order.paid", "o" + i)).toList());
		var seen = new ArrayList<UUID>();
		var query = PageQuery.first(5);

		while (true) {
			var page = this.activities.timeline(this.program, this.anna, ActivityFilter.of("order."), query);
			page.data().forEach((row) -> seen.add(row.id()));
			if (page.nextCursor() == null) {
				break;
			}
			query = new PageQuery(5, Cursor.decode(page.nextCursor()));
		}

		assertThat(seen).hasSize(23).doesNotHaveDuplicates();
	}

	@Test
	void showsOnlyTheTypesAskedFor() {
		record(List.of(activity("order.paid", "1"), activity("points.earned", "2"), activity("orderly_thing", "3")));

		assertThat(timeline(ActivityFilter.of("order."))).extracting(ActivityView::reference).containsExactly("1");
		assertThat(timeline(ActivityFilter.of("points.earned", "orderly_thing"))).hasSize(2);
		assertThat(timeline(ActivityFilter.of("orderly%"))).isEmpty();
	}

	@Test
	void keepsPropertiesAsTheyWere() {
		record(List.of(Activity.of(this.anna, "order.paid", "7", null, Actor.SYSTEM,
				Map.of("total", "199.00", "lines", 3), NOON)));

		assertThat(timeline(ActivityFilter.of("order.paid")).getFirst().properties()).containsEntry("total", "199.00")
			.containsEntry("lines", 3);
	}

	@Test
	void nobodyChangesWhatHappened() {
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> this.database.sql("update activity set type = 'x' where program_id = ?")
				.param(this.program.value())
				.update());
	}

	private void record(List<Activity> happened) {
		this.transactions.executeWithoutResult((status) -> this.activities.record(this.program, happened));
	}

	private Activity activity(String type, String reference) {
		return Activity.of(this.anna, type, reference, null, Actor.SYSTEM, Map.of(), NOON);
	}

	private List<ActivityView> timeline(ActivityFilter filter) {
		return this.activities.timeline(this.program, this.anna, filter, PageQuery.first(50)).data();
	}

}
