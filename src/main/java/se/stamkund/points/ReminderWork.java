package se.stamkund.points;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.ledger.Lots;
import se.stamkund.ledger.Lots.Window;
import se.stamkund.platform.due.DueWork;
import se.stamkund.program.Programs;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/**
 * Tells members before their points expire, a batch at a time. Who was told of a date is
 * written down in the transaction that writes the mail; one instance at a time is at work
 * on a programme.
 */
@Component
class ReminderWork implements DueWork {

	private static final int BATCH = 200;

	private final JdbcClient jdbc;

	private final ExpiryReminders reminders;

	private final ReminderMails mails;

	private final Lots lots;

	private final Programs programs;

	ReminderWork(JdbcClient jdbc, ExpiryReminders reminders, ReminderMails mails, Lots lots, Programs programs) {
		this.jdbc = jdbc;
		this.reminders = reminders;
		this.mails = mails;
		this.lots = lots;
		this.programs = programs;
	}

	/** A programme that is new here begins at once, with nothing to tell of the past. */
	@Override
	@Transactional(readOnly = true)
	public Optional<Instant> nextDue(ProgramId program, Instant limit) {
		var progress = progress(program, "");
		return progress.isEmpty() ? Optional.of(Instant.EPOCH) : next(program, progress.get().doneAt(), limit);
	}

	private Optional<Instant> next(ProgramId program, Instant done, Instant limit) {
		var settings = this.reminders.get(program);
		if (!settings.byMail()) {
			return Optional.empty();
		}
		var calendar = new ReminderCalendar(this.programs.get(program).zone());
		return settings.days()
			.stream()
			.flatMap((days) -> this.lots.nextExpiryAfter(program, calendar.remindedUntil(done, days))
				.map((expiry) -> calendar.remindAt(expiry, days))
				.stream())
			.min(Comparator.naturalOrder())
			.filter((at) -> !at.isAfter(limit));
	}

	@Override
	@Transactional
	public void run(ProgramId program, Instant now) {
		var progress = progress(program, "for update");
		if (progress.isEmpty()) {
			begin(program, now);
			return;
		}
		next(program, progress.get().doneAt(), now).ifPresent((due) -> remind(program, progress.get(), due, now));
	}

	private void remind(ProgramId program, Progress progress, Instant due, Instant now) {
		var calendar = new ReminderCalendar(this.programs.get(program).zone());
		var windows = this.reminders.get(program)
			.days()
			.stream()
			.map((days) -> new Window(days, calendar.remindedUntil(progress.doneAt(), days),
					calendar.remindedUntil(due, days)))
			.toList();
		var members = this.lots.expiringMembers(program, windows, progress.doneUntil(), BATCH);
		if (members.isEmpty()) {
			save(program, due, null);
			return;
		}
		this.mails.send(program, windows, this.lots.expiring(program, members, windows, now), now);
		save(program, progress.doneAt(), members.getLast());
	}

	private Optional<Progress> progress(ProgramId program, String lock) {
		return this.jdbc.sql("select done_at, done_until from expiry_reminder_progress where program_id = ? " + lock)
			.param(program.value())
			.query((row, number) -> {
				var until = row.getObject("done_until", UUID.class);
				return new Progress(row.getObject("done_at", OffsetDateTime.class).toInstant(),
						(until != null) ? new MemberId(until) : null);
			})
			.optional();
	}

	private void begin(ProgramId program, Instant now) {
		this.jdbc.sql("""
				insert into expiry_reminder_progress (id, program_id, done_at) values (?, ?, ?)
				on conflict (program_id) do nothing
				""").params(List.of(Ids.next(), program.value(), utc(now))).update();
	}

	private void save(ProgramId program, Instant doneAt, @Nullable MemberId doneUntil) {
		this.jdbc.sql("""
				update expiry_reminder_progress set done_at = :at, done_until = :until where program_id = :program
				""")
			.param("at", utc(doneAt))
			.param("until", (doneUntil != null) ? doneUntil.value() : null)
			.param("program", program.value())
			.update();
	}

	private static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	private record Progress(Instant doneAt, @Nullable MemberId doneUntil) {
	}

}
