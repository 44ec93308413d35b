package se.stamkund.dataload;

import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import se.stamkund.platform.ProgramClock;
import se.stamkund.shared.ProgramId;

/** What is left of every lot; spent ones are history, and in the entries. */
@Component
class BalancesExport implements Export {

	private static final String LOTS = """
			select i.number, i.email, i.phone, i.externals, l.pending + l.active + l.held as points, l.earned_at,
				l.active_from, case when l.idle then a.idle_at else l.expires_at end as expires_at
			from points_account a
			join lot l on l.program_id = a.program_id and l.member_id = a.member_id and l.open
			join member m on m.program_id = a.program_id and m.id = a.member_id and m.status = 'ACTIVE'
			%s
			where a.program_id = :program and l.pending + l.active + l.held > 0
			order by a.member_id, l.number
			""".formatted(KnownAs.IDENTITIES.formatted("a"));

	private final ExportRows rows;

	private final ProgramClock clock;

	BalancesExport(ExportRows rows, ProgramClock clock) {
		this.rows = rows;
		this.clock = clock;
	}

	@Override
	public String kind() {
		return "balances";
	}

	@Override
	public void write(ProgramId program, Consumer<@Nullable String[]> line) {
		line.accept(KnownAs.headings(List.of("points", "earned_at", "active_from", "expires_at")));
		var now = this.clock.now(program);
		this.rows.each(LOTS, program, (row) -> {
			var expires = ExportRows.instant(row, "expires_at");
			if (expires == null || expires.isAfter(now)) {
				line.accept(KnownAs.first(row)
					.followedBy(row.getString("points"), ExportRows.time(row, "earned_at"),
							ExportRows.time(row, "active_from"), ExportRows.time(row, "expires_at")));
			}
		});
	}

}
