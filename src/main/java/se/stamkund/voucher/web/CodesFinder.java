package se.stamkund.voucher.web;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

import se.stamkund.member.MemberDirectory;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.Cursor;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.VoucherFilter;
import se.stamkund.voucher.VoucherQueries;
import se.stamkund.voucher.VoucherView;

/** Finds codes for pages, with how often each is used and whose it is. */
@Component
class CodesFinder {

	/** Uses are counted up to here. */
	static final int MOST = 1000;

	private static final int PAGE = 25;

	private final VoucherQueries queries;

	private final MemberDirectory members;

	private final ProgramClock clock;

	CodesFinder(VoucherQueries queries, MemberDirectory members, ProgramClock clock) {
		this.queries = queries;
		this.members = members;
		this.clock = clock;
	}

	/** Puts a page of codes into a page. */
	ModelAndView find(ModelAndView page, ProgramId program, VoucherFilter filter, String address,
			@Nullable String after) {
		var found = this.queries.list(program, filter,
				new PageQuery(PAGE, (after != null) ? Cursor.decode(after) : null));
		var people = found.data().stream().map(VoucherView::member).filter(Objects::nonNull).toList();
		return page.addObject("codes", found.data())
			.addObject("counts", this.queries.counts(program, found.data(), MOST))
			.addObject("people", this.members.summaries(program, people))
			.addObject("now", this.clock.now(program))
			.addObject("q", filter.text())
			.addObject("state", filter.state())
			.addObject("source", filter.source())
			.addObject("first", (after != null) ? address(address, filter, null) : null)
			.addObject("next", (found.nextCursor() != null) ? address(address, filter, found.nextCursor()) : null);
	}

	static @Nullable String text(@Nullable String text) {
		return (text == null || text.isBlank() || text.indexOf('\0') >= 0) ? null : text.strip();
	}

	private static String address(String path, VoucherFilter filter, @Nullable String after) {
		var uri = UriComponentsBuilder.fromPath(path);
		if (filter.text() != null) {
			uri.queryParam("q", "{q}");
		}
		if (filter.state() != null) {
			uri.queryParam("state", filter.state());
		}
		if (filter.source() != null) {
			uri.queryParam("source", filter.source());
		}
		if (after != null) {
			uri.queryParam("after", after);
		}
		return uri.encode().buildAndExpand(Map.of("q", Objects.requireNonNullElse(filter.text(), ""))).toUriString();
	}

}
