package se.stamkund.giftcard.web;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
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

import se.stamkund.giftcard.GiftCardDesk;
import se.stamkund.giftcard.GiftCardFilter;
import se.stamkund.giftcard.GiftCardQueries;
import se.stamkund.giftcard.GiftCardSource;
import se.stamkund.giftcard.GiftCardState;
import se.stamkund.giftcard.GiftCardView;
import se.stamkund.giftcard.GiftCards;
import se.stamkund.giftcard.IssueGiftCard;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.platform.api.Cursor;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.web.CsvDownload;
import se.stamkund.platform.web.FormErrors;
import se.stamkund.program.Programs;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

import static java.util.Objects.requireNonNull;

/** Gift cards: list, issue, one and what moved on it, correct, withdraw. */
@Controller
@RequestMapping("/admin/gift-cards")
class GiftCardsPageController {

	private static final int PAGE = 25;

	private static final List<String> COLUMNS = List.of("code", "state", "issued", "balance", "created", "until");

	private final GiftCards cards;

	private final GiftCardDesk desk;

	private final GiftCardQueries queries;

	private final MemberDirectory members;

	private final Programs programs;

	private final MessageSource messages;

	GiftCardsPageController(GiftCards cards, GiftCardDesk desk, GiftCardQueries queries, MemberDirectory members,
			Programs programs, MessageSource messages) {
		this.cards = cards;
		this.desk = desk;
		this.queries = queries;
		this.members = members;
		this.programs = programs;
		this.messages = messages;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('ORDERS_VIEW')")
	ModelAndView list(ProgramId program, @RequestParam @Nullable String q, @RequestParam @Nullable GiftCardState state,
			@RequestParam @Nullable String after) {
		var filter = filter(q, state);
		var found = this.queries.list(program, filter,
				new PageQuery(PAGE, (after != null) ? Cursor.decode(after) : null));
		var people = found.data().stream().map(GiftCardView::member).filter(Objects::nonNull).toList();
		return new ModelAndView("giftcards/list", "cards", found.data())
			.addObject("people", this.members.summaries(program, people))
			.addObject("owed", this.queries.owed(program))
			.addObject("states", GiftCardState.values())
			.addObject("q", filter.text())
			.addObject("state", state)
			.addObject("export", address("/admin/gift-cards/export", filter, null))
			.addObject("first", (after != null) ? address("/admin/gift-cards", filter, null) : null)
			.addObject("next",
					(found.nextCursor() != null) ? address("/admin/gift-cards", filter, found.nextCursor()) : null);
	}

	@GetMapping("/export")
	@PreAuthorize("hasAuthority('EXPORT')")
	void export(ProgramId program, @RequestParam @Nullable String q, @RequestParam @Nullable GiftCardState state,
			Locale language, HttpServletResponse response) throws IOException {
		var view = this.programs.get(program);
		try (var csv = CsvDownload.start(response, view.code() + "-gift-cards.csv")) {
			csv.row(COLUMNS.stream()
				.map((column) -> this.messages.getMessage("giftcards.export." + column, null, language))
				.toArray(String[]::new));
			this.queries.export(program, filter(q, state), (card) -> csv.row(card.code(),
					this.messages.getMessage("giftcards.state." + card.state(), null, language),
					CsvDownload.decimal(card.issued().toDecimal(view.currency()), language),
					CsvDownload.decimal(card.balance().toDecimal(view.currency()), language),
					card.createdAt().atZone(view.zone()).toLocalDate().toString(), (card.expiresAt() != null)
							? card.expiresAt().minusNanos(1).atZone(view.zone()).toLocalDate().toString() : ""));
		}
	}

	@GetMapping("/new")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView form() {
		return new ModelAndView("giftcards/new", "form", new CardForm(null, null, null, null));
	}

	@PostMapping("/new")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView issue(ProgramId program, Actor actor, @Valid @ModelAttribute("form") CardForm form,
			BindingResult errors, RedirectAttributes flash) {
		var member = errors.hasErrors() ? null : member(program, form.member(), errors);
		if (!errors.hasErrors()) {
			try {
				var made = this.cards
					.issue(program, List.of(new IssueGiftCard(given(form.code()), requireNonNull(form.amount()), member,
							end(program, form.until()), GiftCardSource.STAFF, null)), actor)
					.getFirst();
				flash.addFlashAttribute("toast", "giftcards.issued");
				return new ModelAndView("redirect:/admin/gift-cards/" + made.id());
			}
			catch (BusinessRuleException ex) {
				FormErrors.reject(errors, field(ex.code()), ex);
			}
		}
		return new ModelAndView("giftcards/new", HttpStatus.UNPROCESSABLE_CONTENT);
	}

	@GetMapping("/{card}")
	@PreAuthorize("hasAuthority('ORDERS_VIEW')")
	ModelAndView show(ProgramId program, @PathVariable UUID card, @RequestParam @Nullable String after) {
		return fill(new ModelAndView("giftcards/card", "form", new AdjustForm(null, null)), program, card, after);
	}

	@PostMapping("/{card}/adjustments")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView adjust(ProgramId program, Actor actor, @PathVariable UUID card,
			@Valid @ModelAttribute("form") AdjustForm form, BindingResult errors, RedirectAttributes flash) {
		if (!errors.hasErrors()) {
			try {
				this.desk.adjust(program, card, requireNonNull(form.amount()), requireNonNull(form.reason()), actor);
				flash.addFlashAttribute("toast", "giftcards.adjusted");
				return new ModelAndView("redirect:/admin/gift-cards/" + card);
			}
			catch (BusinessRuleException ex) {
				FormErrors.reject(errors, "amount", ex);
			}
		}
		return fill(new ModelAndView("giftcards/card", HttpStatus.UNPROCESSABLE_CONTENT), program, card, null);
	}

	@PostMapping("/{card}/cancel")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	String cancel(ProgramId program, Actor actor, @PathVariable UUID card, RedirectAttributes flash) {
		this.desk.cancel(program, card, actor);
		flash.addFlashAttribute("toast", "giftcards.cancelled");
		flash.addFlashAttribute("undo", "/admin/gift-cards/" + card + "/restore");
		return "redirect:/admin/gift-cards/" + card;
	}

	@PostMapping("/{card}/restore")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	String restore(ProgramId program, Actor actor, @PathVariable UUID card, RedirectAttributes flash) {
		this.desk.restore(program, card, actor);
		flash.addFlashAttribute("toast", "giftcards.restored");
		return "redirect:/admin/gift-cards/" + card;
	}

	private ModelAndView fill(ModelAndView page, ProgramId program, UUID id, @Nullable String after) {
		var card = this.cards.get(program, id);
		var entries = this.queries.entries(program, id,
				new PageQuery(PAGE, (after != null) ? Cursor.decode(after) : null));
		var here = "/admin/gift-cards/" + id;
		return page.addObject("card", card)
			.addObject("whose",
					(card.member() != null) ? this.members.summaries(program, List.of(card.member())).get(card.member())
							: null)
			.addObject("entries", entries.data())
			.addObject("undoable",
					card.cancelledAt() != null && card.cancelledAt().plus(GiftCardDesk.UNDO).isAfter(card.at()))
			.addObject("first", (after != null) ? here : null)
			.addObject("next", (entries.nextCursor() != null) ? here + "?after=" + entries.nextCursor() : null);
	}

	private @Nullable MemberId member(ProgramId program, @Nullable String text, BindingResult errors) {
		if (given(text) == null) {
			return null;
		}
		try {
			return this.members.resolve(program, MemberKey.typed(requireNonNull(text)));
		}
		catch (NotFoundException ex) {
			errors.rejectValue("member", "error.gift_card_member_unknown");
			return null;
		}
	}

	private @Nullable Instant end(ProgramId program, @Nullable LocalDate until) {
		return (until != null) ? until.plusDays(1).atStartOfDay(this.programs.get(program).zone()).toInstant() : null;
	}

	private static GiftCardFilter filter(@Nullable String q, @Nullable GiftCardState state) {
		var text = given(q);
		return new GiftCardFilter((text != null && text.indexOf('\0') < 0) ? text : null, null, null, state);
	}

	private static @Nullable String given(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

	private static String field(String code) {
		return switch (code) {
			case "gift_card_expiry" -> "until";
			case "gift_card_amount" -> "amount";
			default -> "code";
		};
	}

	private static String address(String path, GiftCardFilter filter, @Nullable String after) {
		var uri = UriComponentsBuilder.fromPath(path);
		if (filter.text() != null) {
			uri.queryParam("q", "{q}");
		}
		if (filter.state() != null) {
			uri.queryParam("state", filter.state());
		}
		if (after != null) {
			uri.queryParam("after", after);
		}
		return uri.encode().buildAndExpand(Map.of("q", Objects.requireNonNullElse(filter.text(), ""))).toUriString();
	}

	/**
	 * A card to be issued.
	 *
	 * @param member an e-mail address, phone or member number
	 * @param until the last day it can be used
	 */
	record CardForm(@NotNull @Nullable Money amount, @Size(max = 254) @Nullable String member,
			@Nullable LocalDate until, @Size(max = 60) @Nullable String code) {
	}

	/**
	 * More or less on a card.
	 *
	 * @param amount negative to take it off
	 */
	record AdjustForm(@NotNull @Nullable Money amount, @NotBlank @Size(max = 200) @Nullable String reason) {
	}

}
