package se.stamkund.reward.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberSummary;
import se.stamkund.platform.api.Cursor;
import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.InvalidParameterException;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.web.CsvDownload;
import se.stamkund.platform.web.FormErrors;
import se.stamkund.platform.web.Formats;
import se.stamkund.platform.web.Multiline;
import se.stamkund.reward.Fulfilment;
import se.stamkund.reward.Fulfilments;
import se.stamkund.reward.RedemptionFilter;
import se.stamkund.reward.RedemptionView;
import se.stamkund.reward.Redemptions;
import se.stamkund.reward.Rewards;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** What members have taken: what to send, what is sent, and giving it back. */
@Controller
@RequestMapping("/admin/rewards/taken")
class FulfilmentController {

	private static final int PAGE = 50;

	private static final int EXPORTED = 100_000;

	private final Redemptions redemptions;

	private final Fulfilments fulfilments;

	private final Rewards rewards;

	private final MemberDirectory members;

	private final RewardWords words;

	private final Formats formats;

	private final MessageSource messages;

	FulfilmentController(Redemptions redemptions, Fulfilments fulfilments, Rewards rewards, MemberDirectory members,
			RewardWords words, Formats formats, MessageSource messages) {
		this.redemptions = redemptions;
		this.fulfilments = fulfilments;
		this.rewards = rewards;
		this.members = members;
		this.words = words;
		this.formats = formats;
		this.messages = messages;
	}

	/** Which to look at. */
	enum Show {

		NEW, SENT, DONE, ALL;

		RedemptionFilter filter(@Nullable UUID reward) {
			return (this == ALL) ? new RedemptionFilter(null, reward, null, null)
					: RedemptionFilter.fulfilment(Set.of(Fulfilment.valueOf(name())), reward);
		}

	}

	@GetMapping
	@PreAuthorize("hasAuthority('ORDERS_VIEW')")
	ModelAndView list(ProgramId program, @RequestParam(defaultValue = "NEW") Show show,
			@RequestParam(required = false) @Nullable UUID reward,
			@RequestParam(required = false) @Nullable String after) {
		var found = find(program, show.filter(reward), after);
		var page = new ModelAndView("rewards/taken");
		page.addObject("page", found);
		page.addObject("people", people(program, found.data()));
		page.addObject("counts", this.fulfilments.counts(program));
		page.addObject("shows", Show.values());
		page.addObject("show", show);
		page.addObject("reward", reward);
		page.addObject("rewards", this.rewards.list(program));
		page.addObject("fulfilments", Fulfilment.values());
		page.addObject("later", after != null);
		return page;
	}

	/** Says how far they have come. */
	@PostMapping
	@PreAuthorize("hasAuthority('ORDERS_EDIT')")
	String mark(ProgramId program, Actor actor, @RequestParam(name = "id", required = false) @Nullable Set<UUID> ids,
			@RequestParam Fulfilment to, @RequestParam(defaultValue = "NEW") Show show, RedirectAttributes flash) {
		var moved = (ids != null) ? this.fulfilments.mark(program, ids, to, actor) : List.<UUID>of();
		if (moved.isEmpty()) {
			flash.addFlashAttribute("toast", "rewards.taken.none_chosen");
		}
		else {
			flash.addFlashAttribute("toast", "rewards.taken.marked." + to);
			flash.addFlashAttribute("toastArgs", new Object[] { moved.size() });
			if (show != Show.ALL && moved.size() <= PAGE) {
				flash.addFlashAttribute("undo",
						UriComponentsBuilder.fromPath("/admin/rewards/taken")
							.queryParam("to", show)
							.queryParam("show", show)
							.queryParam("id", moved)
							.toUriString());
			}
		}
		return "redirect:/admin/rewards/taken?show=" + show;
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

	@GetMapping("/{redemption}")
	@PreAuthorize("hasAuthority('ORDERS_VIEW')")
	ModelAndView show(ProgramId program, @PathVariable UUID redemption) {
		var view = this.redemptions.get(program, redemption);
		return page(program, view, new NoteForm(view.note(), view.tracking()));
	}

	@PostMapping("/{redemption}")
	@PreAuthorize("hasAuthority('ORDERS_EDIT')")
	ModelAndView note(ProgramId program, Actor actor, @PathVariable UUID redemption,
			@Valid @ModelAttribute("form") NoteForm form, BindingResult errors, RedirectAttributes flash) {
		var view = this.redemptions.get(program, redemption);
		if (!errors.hasErrors()) {
			this.fulfilments.note(program, redemption, blankToNull(form.note()), blankToNull(form.tracking()), actor);
			flash.addFlashAttribute("toast", "rewards.taken.noted");
			return new ModelAndView("redirect:/admin/rewards/taken/" + redemption);
		}
		var page = page(program, view, null);
		page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		return page;
	}

	@PostMapping("/{redemption}/cancel")
	@PreAuthorize("hasAuthority('ORDERS_EDIT')")
	ModelAndView cancel(ProgramId program, Actor actor, @PathVariable UUID redemption, RedirectAttributes flash) {
		try {
			this.redemptions.cancel(program, redemption, actor);
			flash.addFlashAttribute("toast", "rewards.taken.cancelled");
			return new ModelAndView("redirect:/admin/rewards/taken/" + redemption);
		}
		catch (BusinessRuleException ex) {
			var view = this.redemptions.get(program, redemption);
			var form = new NoteForm(view.note(), view.tracking());
			var page = page(program, view, form);
			var errors = new BeanPropertyBindingResult(form, "form");
			FormErrors.reject(errors, ex);
			page.addObject(BindingResult.MODEL_KEY_PREFIX + "form", errors);
			page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
			return page;
		}
	}

	/** The page; with no form if there is one in the model already. */
	private ModelAndView page(ProgramId program, RedemptionView view, @Nullable NoteForm form) {
		var page = new ModelAndView("rewards/redemption");
		if (form != null) {
			page.addObject("form", form);
		}
		page.addObject("redemption", view);
		page.addObject("member", this.members.get(program, view.member()));
		page.addObject("code", this.redemptions.codes(program, List.of(view)).get(view.id()));
		page.addObject("fulfilments", Fulfilment.values());
		return page;
	}

	/** A torn address is the beginning. */
	private CursorPage<RedemptionView> find(ProgramId program, RedemptionFilter filter, @Nullable String after) {
		try {
			return this.redemptions.list(program, filter,
					new PageQuery(PAGE, (after != null) ? Cursor.decode(after) : null));
		}
		catch (InvalidParameterException ex) {
			return this.redemptions.list(program, filter, PageQuery.first(PAGE));
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

	private static @Nullable String blankToNull(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

	record NoteForm(@Multiline @Size(max = 500) @Nullable String note, @Size(max = 200) @Nullable String tracking) {
	}

}
