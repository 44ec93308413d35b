package se.stamkund.platform.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import se.stamkund.shared.Ids;
import se.stamkund.shared.ProgramId;

/** The queue of mails, which keeps what was sent for a month. */
@Repository
class MailStore {

	private final JdbcClient database;

	private final Clock clock;

	MailStore(JdbcClient database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	void insert(ProgramId program, MailMessage message, RenderedMail mail, MailStatus status) {
		var now = now();
		this.database.sql("""
				insert into mail (id, program_id, recipient, sender_name, subject, text_body, html_body, secret, status,
					created_at, next_attempt_at)
				values (:id, :program, :recipient, :senderName, :subject, :text, :html, :secret, :status, :now, :next)
				""")
			.param("id", Ids.next())
			.param("program", program.value())
			.param("recipient", message.to())
			.param("senderName", mail.senderName())
			.param("subject", mail.subject())
			.param("text", mail.text())
			.param("html", mail.html())
			.param("secret", message.secret())
			.param("status", status.name())
			.param("now", now)
			.param("next", (status == MailStatus.QUEUED) ? now : null)
			.update();
	}

	/** Takes due mails that no other worker has; they come back if this one dies. */
	List<QueuedMail> claim(int limit, Duration lease) {
		return this.database.sql("""
				update mail m set attempts = attempts + 1, next_attempt_at = :leased
				from (
					select id, program_id from mail
					where status = 'QUEUED' and next_attempt_at <= :now
					order by next_attempt_at limit :limit
					for update skip locked
				) due
				where m.id = due.id and m.program_id = due.program_id
				returning m.*
				""")
			.param("leased", now().plus(lease))
			.param("now", now())
			.param("limit", limit)
			.query(MailStore::queued)
			.list();
	}

	private static QueuedMail queued(ResultSet row, int number) throws SQLException {
		return new QueuedMail(row.getObject("id", UUID.class), row.getObject("program_id", UUID.class),
				row.getString("recipient"), row.getString("sender_name"), row.getString("subject"),
				row.getString("text_body"), row.getString("html_body"), row.getInt("attempts"));
	}

	void markSent(QueuedMail mail) {
		finish(mail, MailStatus.SENT, null);
	}

	void markFailed(QueuedMail mail, String error) {
		finish(mail, MailStatus.FAILED, error);
	}

	private void finish(QueuedMail mail, MailStatus status, @Nullable String error) {
		this.database.sql("""
				update mail set status = :status, sent_at = :sentAt, next_attempt_at = null, last_error = :error,
					text_body = case when secret then null else text_body end,
					html_body = case when secret then null else html_body end
				where id = :id and program_id = :program
				""")
			.param("status", status.name())
			.param("sentAt", (status == MailStatus.SENT) ? now() : null)
			.param("error", error)
			.param("id", mail.id())
			.param("program", mail.programId())
			.update();
	}

	void putBack(QueuedMail mail, Duration pause, String error) {
		this.database.sql(
				"update mail set next_attempt_at = :next, last_error = :error where id = :id and program_id = :program")
			.param("next", now().plus(pause))
			.param("error", error)
			.param("id", mail.id())
			.param("program", mail.programId())
			.update();
	}

	void deleteTo(ProgramId program, String address) {
		this.database.sql("delete from mail where program_id = ? and lower(recipient) = lower(?)")
			.params(program.value(), address)
			.update();
	}

	void deleteOlderThan(Instant instant) {
		this.database.sql("delete from mail where created_at < ?").param(instant.atOffset(ZoneOffset.UTC)).update();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

}
