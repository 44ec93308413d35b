package se.stamkund.reward.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberSummary;
import se.stamkund.platform.api.Cursor;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.web.CsvDownload;
import se.stamkund.platform.web.Formats;
import se.stamkund.reward.RedemptionView;
import se.stamkund.reward.Redemptions;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** What members have taken, as a file. */
@Controller
@RequestMapping("/admin/rewards/taken")
class RedemptionExportController {

	private static final int EXPORTED = 100_000;

	private final Redemptions redemptions;

	private final MemberDirectory members;

	private final RewardWords words;

	private final Formats formats;

	private final MessageSource messages;

	RedemptionExportController(Redemptions redemptions, MemberDirectory members, RewardWords words, Formats formats,
			MessageSource messages) {
		this.redemptions = redemptions;
		this.members = members;
		this.words = words;
		this.formats = formats;
		this.messages = messages;
	}

	@GetMapping("/export")
	@PreAuthorize("hasAuthority('EXPORT')")
	void export(ProgramId program, @RequestParam(defaultValue = "NEW") Show show,
			@RequestParam(required = false) @Nullable UUID reward, Locale language, HttpServletResponse response)
			throws IOException {
		try (var csv = CsvDownload.start(response, "belöningar.csv")) {
			csv.row(headings(language));
			var query = PageQuery.first(PageQuery.MAX_LIMIT);
			for (int rows = 0; rows < EXPORTED;) {
				var found = this.redemptions.list(program, show.filter(reward), query);
				var people = people(program, found.data());
				found.data().forEach((one) -> csv.row(cells(one, people.get(one.member()), language)));
				rows += found.data().size();
				if (!found.hasMore() || found.nextCursor() == null) {
					break;
				}
				query = new PageQuery(PageQuery.MAX_LIMIT, Cursor.decode(found.nextCursor()));
			}
		}
	}

	private Map<MemberId, MemberSummary> people(ProgramId program, List<RedemptionView> rows) {
		return this.members.summaries(program, rows.stream().map(RedemptionView::member).collect(Collectors.toSet()));
	}

	private @Nullable String[] headings(Locale language) {
		var headings = new ArrayList<@Nullable String>();
		for (var column : List.of("at", "reward", "points", "member", "email", "fulfilment", "tracking", "note",
				"cancelled")) {
			headings.add(this.messages.getMessage("rewards.column." + column, null, language));
		}
		return headings.toArray(new @Nullable String[0]);
	}

	private @Nullable String[] cells(RedemptionView one, @Nullable MemberSummary member, Locale language) {
		var fulfilment = one.fulfilment();
		return new @Nullable String[] { this.formats.dateTime(one.redeemedAt()), this.words.name(one),
				Long.toString(one.points()), (member != null) ? member.name() : "",
				(member != null) ? member.email() : null,
				(fulfilment != null) ? this.messages.getMessage("rewards.taken.one." + fulfilment, null, language)
						: null,
				one.tracking(), one.note(),
				(one.cancelledAt() != null) ? this.formats.dateTime(one.cancelledAt()) : null };
	}

}
