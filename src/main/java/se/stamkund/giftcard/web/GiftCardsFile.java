package se.stamkund.giftcard.web;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import se.stamkund.giftcard.GiftCardFilter;
import se.stamkund.giftcard.GiftCardQueries;
import se.stamkund.platform.web.CsvDownload;
import se.stamkund.program.Programs;
import se.stamkund.shared.ProgramId;

/** Gift cards as a file for spreadsheets. */
@Component
class GiftCardsFile {

	private static final List<String> COLUMNS = List.of("code", "state", "issued", "balance", "created", "until");

	private final GiftCardQueries queries;

	private final Programs programs;

	private final MessageSource messages;

	GiftCardsFile(GiftCardQueries queries, Programs programs, MessageSource messages) {
		this.queries = queries;
		this.programs = programs;
		this.messages = messages;
	}

	void write(ProgramId program, GiftCardFilter filter, Locale language, HttpServletResponse response)
			throws IOException {
		var view = this.programs.get(program);
		try (var csv = CsvDownload.start(response, view.code() + "-gift-cards.csv")) {
			csv.row(COLUMNS.stream()
				.map((column) -> this.messages.getMessage("giftcards.export." + column, null, language))
				.toArray(String[]::new));
			this.queries.export(program, filter, (card) -> csv.row(card.code(),
					this.messages.getMessage("giftcards.state." + card.state(), null, language),
					CsvDownload.decimal(card.issued().toDecimal(view.currency()), language),
					CsvDownload.decimal(card.balance().toDecimal(view.currency()), language),
					card.createdAt().atZone(view.zone()).toLocalDate().toString(), (card.expiresAt() != null)
							? card.expiresAt().minusNanos(1).atZone(view.zone()).toLocalDate().toString() : ""));
		}
	}

}
