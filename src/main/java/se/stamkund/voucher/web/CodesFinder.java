package se.stamkund.voucher.web;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

import se.stamkund.member.MemberDirectory;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.web.ListAddress;
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
		var found = this.queries.list(program, filter, PageQuery.after(after, PAGE));
		var here = ListAddress.of(address)
			.with("q", filter.text())
			.with("state", filter.state())
			.with("source", filter.source());
		var people = found.data().stream().map(VoucherView::member).filter(Objects::nonNull).toList();
		return page.addObject("codes", found.data())
			.addObject("counts", this.queries.counts(program, found.data(), MOST))
			.addObject("people", this.members.summaries(program, people))
			.addObject("now", this.clock.now(program))
			.addObject("q", filter.text())
			.addObject("state", filter.state())
			.addObject("source", filter.source())
			.addObject("first", here.first(after))
			.addObject("next", here.next(found));
	}

}
