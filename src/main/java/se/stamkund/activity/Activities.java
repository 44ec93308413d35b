package se.stamkund.activity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.Cursor;
import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.database.SetInserts;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** The timeline of what happened: added to, never changed. */
@Service
public class Activities {

	private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

	private static final UUID LAST_ID = new UUID(-1, -1);

	private final ActivityRepository entries;

	private final SetInserts inserts;

	private final ProgramClock clock;

	Activities(ActivityRepository entries, SetInserts inserts, ProgramClock clock) {
		this.entries = entries;
		this.inserts = inserts;
		this.clock = clock;
	}

	/** Adds to the timelines, all in one batch, in the caller's transaction. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void record(ProgramId program, List<Activity> activities) {
		if (!activities.isEmpty()) {
			var now = this.clock.now(program);
			this.inserts.insert(ActivityEntry.class,
					activities.stream().map((activity) -> new ActivityEntry(program, activity, now)).toList());
		}
	}

	/** What happened to a member, latest first. */
	@Transactional(readOnly = true)
	public CursorPage<ActivityView> timeline(ProgramId program, MemberId member, ActivityFilter filter,
			PageQuery query) {
		var after = query.after();
		var rows = this.entries
			.find(program.value(), member.value(), (after != null) ? after.instant(0) : END_OF_TIME,
					(after != null) ? after.uuid(1) : LAST_ID, filter.patterns(), query.fetchSize())
			.stream()
			.map(ActivityEntry::view)
			.toList();
		return CursorPage.of(rows, query, (row) -> Cursor.of(row.occurredAt(), row.id()));
	}

}
