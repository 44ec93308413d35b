package se.stamkund.points.web;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import se.stamkund.platform.web.CsvDownload;
import se.stamkund.points.Statement;
import se.stamkund.points.StatementLine;
import se.stamkund.points.StatementQuery;
import se.stamkund.points.Statements;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** A statement as a file for spreadsheets. */
@Component
class StatementFile {

	private final Statements statements;

	private final StatementWords words;

	private final MessageSource messages;

	StatementFile(Statements statements, StatementWords words, MessageSource messages) {
		this.statements = statements;
		this.words = words;
		this.messages = messages;
	}

	void write(ProgramId program, MemberId member, StatementQuery query, Locale language, HttpServletResponse response)
			throws IOException {
		var first = this.statements.page(program, member, query, 1);
		try (var csv = CsvDownload.start(response,
				text("books.file.statement", language) + "-" + first.from() + "-" + first.to() + ".csv")) {
			csv.row(text("books.date", language), text("books.number", language), text("books.what", language),
					text("books.reason", language), text("books.change", language), text("books.balance", language),
					text("books.active", language));
			csv.row(first.from().toString(), "", text("books.opening_balance", language), "", "",
					String.valueOf(first.opening().total()), String.valueOf(first.opening().active()));
			var last = new AtomicReference<>(first);
			this.statements.forEach(program, member, query, (part) -> {
				part.lines().forEach((line) -> csv.row(row(line, language)));
				last.set(part);
			});
			closing(csv, last.get(), language);
		}
	}

	private String[] row(StatementLine line, Locale language) {
		var event = line.event();
		var adjustment = event.adjustment();
		return new String[] { line.day().toString(), String.valueOf(event.number()), this.words.of(event, language),
				(adjustment != null) ? adjustment.reason() : "", String.valueOf(event.change()),
				String.valueOf(line.after().total()), String.valueOf(line.after().active()) };
	}

	private void closing(CsvDownload csv, Statement statement, Locale language) {
		csv.row(statement.to().toString(), "", text("books.closing_balance", language), "",
				String.valueOf(statement.change()), String.valueOf(statement.closing().total()),
				String.valueOf(statement.closing().active()));
	}

	private String text(String key, Locale language) {
		return this.messages.getMessage(key, null, language);
	}

}
