package se.stamkund.voucher.web;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.web.CsvDownload;
import se.stamkund.program.Programs;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.VoucherFilter;
import se.stamkund.voucher.VoucherQueries;
import se.stamkund.voucher.VoucherView;

/** Codes as a file for spreadsheets and printers. */
@Component
class CodesFile {

	private static final List<String> COLUMNS = List.of("code", "label", "state", "used", "maxUses", "from", "until");

	private final VoucherQueries queries;

	private final Programs programs;

	private final ProgramClock clock;

	private final MessageSource messages;

	CodesFile(VoucherQueries queries, Programs programs, ProgramClock clock, MessageSource messages) {
		this.queries = queries;
		this.programs = programs;
		this.clock = clock;
		this.messages = messages;
	}

	void write(ProgramId program, VoucherFilter filter, HttpServletResponse response) throws IOException {
		var view = this.programs.get(program);
		var language = LocaleContextHolder.getLocale();
		var now = this.clock.now(program);
		try (var csv = CsvDownload.start(response, view.code() + "-codes.csv")) {
			var head = new ArrayList<String>();
			COLUMNS
				.forEach((column) -> head.add(this.messages.getMessage("vouchers.export." + column, null, language)));
			csv.row(head.toArray(String[]::new));
			this.queries.export(program, filter,
					(rows) -> rows.forEach((voucher) -> csv.row(cells(voucher, now, view.zone(), language))));
		}
	}

	private @Nullable String[] cells(VoucherView voucher, Instant now, ZoneId zone, Locale language) {
		var rules = voucher.rules();
		return new String[] { voucher.code(), voucher.label().in(language),
				this.messages.getMessage("vouchers.state." + voucher.state(now), null, language),
				String.valueOf(voucher.used()), (rules.maxUses() != null) ? rules.maxUses().toString() : "",
				time(rules.startsAt(), zone), time(rules.endsAt(), zone) };
	}

	private static String time(@Nullable Instant instant, ZoneId zone) {
		return (instant != null) ? instant.atZone(zone).toOffsetDateTime().withNano(0).toString() : "";
	}

}
