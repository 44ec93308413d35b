package se.stamkund.member.web;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import se.stamkund.member.InvalidMemberDataException;
import se.stamkund.member.MemberDisplays;
import se.stamkund.member.MemberFacets;
import se.stamkund.member.MemberFilter;
import se.stamkund.member.MemberPage;
import se.stamkund.member.MemberSearch;
import se.stamkund.platform.api.Cursor;
import se.stamkund.platform.api.InvalidParameterException;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.shared.ProgramId;

/** The list of members. */
@Controller
@RequestMapping("/admin/members")
class MembersController {

	private static final int PAGE = 50;

	private final MemberSearch search;

	private final MemberDisplays displays;

	private final MemberFacets facets;

	MembersController(MemberSearch search, MemberDisplays displays, MemberFacets facets) {
		this.facets = facets;
		this.search = search;
		this.displays = displays;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('MEMBERS_VIEW')")
	ModelAndView list(ProgramId program, @RequestParam(defaultValue = "") String q,
			@RequestParam(defaultValue = "") String tag, @RequestParam(defaultValue = "") String tier,
			@RequestParam(defaultValue = "NAME") MemberFilter.Sort sort,
			@RequestParam(required = false) @Nullable String after,
			@RequestParam(required = false) @Nullable String before, Locale language) {
		var links = new MemberListLinks(q.strip(), tag.strip(), tier.strip(), sort);
		var filter = links.filter();
		var page = page(program, filter, (before != null) ? before : after, before != null);
		var view = new ModelAndView("members/members");
		view.addObject("links", links);
		view.addObject("page", page);
		view.addObject("display", this.displays.of(program));
		view.addObject("count", page.rows().isEmpty() ? 0 : this.search.count(program, filter));
		view.addObject("most", MemberSearch.COUNTED);
		view.addObject("tags", this.search.tags(program));
		view.addObject("tiers", this.facets.choices(program, "tier", language));
		return view;
	}

	/** A filter that makes no sense finds nobody, a torn address the beginning. */
	private MemberPage page(ProgramId program, MemberFilter filter, @Nullable String cursor, boolean backwards) {
		try {
			return this.search.page(program, filter,
					new PageQuery(PAGE, (cursor != null) ? Cursor.decode(cursor) : null), backwards);
		}
		catch (InvalidParameterException ex) {
			return this.search.page(program, filter, PageQuery.first(PAGE), false);
		}
		catch (InvalidMemberDataException ex) {
			return MemberPage.NONE;
		}
	}

}
