package se.stamkund.platform.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

import se.stamkund.platform.api.Cursor;
import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** The mails of the last month, to look at. */
@Service
public class SentMails {

	private static final String COLUMNS = """
			select id, recipient, subject, status, created_at, sent_at, attempts, last_error, secret,
				case when not secret or status = 'KEPT' then text_body end as text_body,
				case when not secret or status = 'KEPT' then html_body end as html_body
			from mail
			""";

	private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

	private static final UUID LAST_ID = new UUID(-1, -1);

	private final JdbcClient database;

	SentMails(JdbcClient database) {
		this.database = database;
	}

	/**
	 * The newest first.
	 * @param search part of an address or a subject; empty for all
	 */
	public CursorPage<MailView> page(ProgramId program, String search, PageQuery query) {
		var after = query.after();
		var rows = this.database.sql(COLUMNS + """
				where program_id = :program and (created_at, id) < (:at, :id)
					and (recipient ilike :pattern or subject ilike :pattern)
				order by created_at desc, id desc limit :limit
				""")
			.param("program", program.value())
			.param("at", utc((after != null) ? after.instant(0) : END_OF_TIME))
			.param("id", (after != null) ? after.uuid(1) : LAST_ID)
			.param("pattern", "%" + search.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%")
			.param("limit", query.fetchSize())
			.query(SentMails::view)
			.list();
		return CursorPage.of(rows, query, (mail) -> Cursor.of(mail.writtenAt(), mail.id()));
	}

	/**
	 * One mail.
	 * @throws NotFoundException if there is none, or no longer
	 */
	public MailView get(ProgramId program, UUID id) {
		return this.database.sql(COLUMNS + "where program_id = ? and id = ?")
			.params(program.value(), id)
			.query(SentMails::view)
			.optional()
			.orElseThrow(() -> new NotFoundException("mail", "There is no such mail, or no longer"));
	}

	private static MailView view(ResultSet row, int number) throws SQLException {
		return new MailView(row.getObject("id", UUID.class), row.getString("recipient"), row.getString("subject"),
				MailStatus.valueOf(row.getString("status")), instant(row, "created_at"), instantOrNull(row, "sent_at"),
				row.getInt("attempts"), row.getString("last_error"), row.getBoolean("secret"),
				row.getString("text_body"), row.getString("html_body"));
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
		var time = row.getObject(column, OffsetDateTime.class);
		return (time != null) ? time.toInstant() : null;
	}

	private static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

}
