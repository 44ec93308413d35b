package se.stamkund.points;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.program.AuditLog;
import se.stamkund.program.SettingsCopier;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.ProgramId;

/** Whether and when members are told before their points expire. */
@Service
public class ExpiryReminders implements SettingsCopier {

	private final JdbcClient jdbc;

	private final ProgramClock clock;

	private final AuditLog audit;

	ExpiryReminders(JdbcClient jdbc, ProgramClock clock, AuditLog audit) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.audit = audit;
	}

	/** What holds now. */
	@Transactional(readOnly = true)
	public ReminderSettings get(ProgramId program) {
		return this.jdbc.sql("select days, on_page, by_mail from expiry_reminder_settings where program_id = ?")
			.param(program.value())
			.query(ExpiryReminders::settings)
			.optional()
			.orElse(ReminderSettings.INITIAL);
	}

	/** Changes it from now on; nobody is told of days that have passed. */
	@Transactional
	public void change(ProgramId program, ReminderSettings settings, Actor actor) {
		var before = get(program);
		if (before.equals(settings)) {
			return;
		}
		write(program, settings);
		if (!before.byMail()) {
			this.jdbc.sql("""
					update expiry_reminder_progress set done_at = greatest(done_at, :now), done_until = null
					where program_id = :program
					""")
				.param("now", OffsetDateTime.ofInstant(this.clock.now(program), ZoneOffset.UTC))
				.param("program", program.value())
				.update();
		}
		this.audit.record(program, actor, "expiry_reminders.changed", "expiry_reminders", before, settings);
	}

	@Override
	public void copy(ProgramId from, ProgramId to) {
		write(to, get(from));
	}

	private void write(ProgramId program, ReminderSettings settings) {
		this.jdbc.sql("""
				insert into expiry_reminder_settings (id, program_id, days, on_page, by_mail)
				values (?, ?, ?, ?, ?)
				on conflict (program_id) do update
				set days = excluded.days, on_page = excluded.on_page, by_mail = excluded.by_mail
				""")
			.params(Ids.next(), program.value(), settings.days().toArray(Integer[]::new), settings.onPage(),
					settings.byMail())
			.update();
	}

	private static ReminderSettings settings(ResultSet row, int number) throws SQLException {
		return new ReminderSettings(Arrays.asList((Integer[]) row.getArray("days").getArray()),
				row.getBoolean("on_page"), row.getBoolean("by_mail"));
	}

}
