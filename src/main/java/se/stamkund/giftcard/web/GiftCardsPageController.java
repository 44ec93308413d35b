package se.stamkund.giftcard.web;

import java.io.IOException;
import java.util.Locale;
import java.util.Objects;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import se.stamkund.giftcard.GiftCardFilter;
import se.stamkund.giftcard.GiftCardQueries;
import se.stamkund.giftcard.GiftCardState;
import se.stamkund.giftcard.GiftCardView;
import se.stamkund.member.MemberDirectory;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.web.ListAddress;
import se.stamkund.shared.ProgramId;

/** Gift cards: search, export. */
@Controller
@RequestMapping("/admin/gift-cards")
class GiftCardsPageController {

	private static final int PAGE = 25;

	private final GiftCardQueries queries;

	private final GiftCardsFile file;

	private final MemberDirectory members;

	GiftCardsPageController(GiftCardQueries queries, GiftCardsFile file, MemberDirectory members) {
		this.queries = queries;
		this.file = file;
		this.members = members;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('ORDERS_VIEW')")
	ModelAndView list(ProgramId program, @RequestParam @Nullable String q, @RequestParam @Nullable GiftCardState state,
			@RequestParam @Nullable String after) {
		var filter = filter(q, state);
		var found = this.queries.list(program, filter, PageQuery.after(after, PAGE));
		var here = ListAddress.of("/admin/gift-cards").with("q", filter.text()).with("state", state);
		var people = found.data().stream().map(GiftCardView::member).filter(Objects::nonNull).toList();
		return new ModelAndView("giftcards/list", "cards", found.data())
			.addObject("people", this.members.summaries(program, people))
			.addObject("owed", this.queries.owed(program))
			.addObject("states", GiftCardState.values())
			.addObject("q", filter.text())
			.addObject("state", state)
			.addObject("export", here.at("/admin/gift-cards/export"))
			.addObject("first", here.first(after))
			.addObject("next", here.next(found));
	}

	@GetMapping("/export")
	@PreAuthorize("hasAuthority('EXPORT')")
	void export(ProgramId program, @RequestParam @Nullable String q, @RequestParam @Nullable GiftCardState state,
			Locale language, HttpServletResponse response) throws IOException {
		this.file.write(program, filter(q, state), language, response);
	}

	private static GiftCardFilter filter(@Nullable String q, @Nullable GiftCardState state) {
		return new GiftCardFilter(ListAddress.searched(q), null, null, state);
	}

}
