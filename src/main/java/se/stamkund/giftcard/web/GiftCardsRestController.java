package se.stamkund.giftcard.web;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.giftcard.GiftCardDesk;
import se.stamkund.giftcard.GiftCardFilter;
import se.stamkund.giftcard.GiftCardQueries;
import se.stamkund.giftcard.GiftCardSource;
import se.stamkund.giftcard.GiftCardState;
import se.stamkund.giftcard.GiftCards;
import se.stamkund.giftcard.IssueGiftCard;
import se.stamkund.member.MemberArguments;
import se.stamkund.platform.api.Amount;
import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.InvalidFieldException;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.api.Words;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

/** Gift cards: issue and find. */
@RestController
@RequestMapping("/api/v1/gift-cards")
@Tag(name = "Gift cards")
class GiftCardsRestController {

	/** Beyond this no calendar is certain. */
	private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

	private final GiftCards cards;

	private final GiftCardDesk desk;

	private final GiftCardQueries queries;

	private final MemberArguments members;

	private final GiftCardAnswers answers;

	GiftCardsRestController(GiftCards cards, GiftCardDesk desk, GiftCardQueries queries, MemberArguments members,
			GiftCardAnswers answers) {
		this.cards = cards;
		this.desk = desk;
		this.queries = queries;
		this.members = members;
		this.answers = answers;
	}

	@PostMapping
	@Operation(operationId = "issueGiftCard", summary = "Issue a gift card",
			description = "The code is made unless it is given. Bound to a member, only she can use it.")
	@ApiResponse(responseCode = "201", description = "A new card")
	ResponseEntity<GiftCardResponse> issue(ProgramId program, Actor actor, @Valid @RequestBody IssueRequest request) {
		var made = this.cards.issue(program,
				List.of(new IssueGiftCard(request.code(), this.answers.positive(program, request.amount()),
						this.members.body(program, request.member()), certain(request.expiresAt()), GiftCardSource.API,
						null)),
				actor)
			.getFirst();
		return ResponseEntity.created(URI.create("/api/v1/gift-cards/" + made.id()))
			.body(this.answers.of(program, made));
	}

	@GetMapping
	@Operation(operationId = "listGiftCards", summary = "List gift cards, newest first",
			description = "`q` is what the code begins with; `member` finds the cards that only she may use.")
	CursorPage<GiftCardResponse> list(ProgramId program, @RequestParam @Nullable String q,
			@RequestParam @Nullable String member, @RequestParam @Nullable String source,
			@RequestParam @Nullable String state, PageQuery page) {
		var currency = this.answers.currency(program);
		var filter = new GiftCardFilter(q, this.members.query(program, member),
				Words.filter(GiftCardSource.class, source, "source"),
				Words.filter(GiftCardState.class, state, "state"));
		return this.queries.list(program, filter, page).map((card) -> GiftCardResponse.of(card, currency));
	}

	@GetMapping("/{code}")
	@Operation(operationId = "getGiftCard", summary = "A gift card and what is on it",
			description = "However its code is written.")
	GiftCardResponse get(ProgramId program, @PathVariable String code) {
		return this.answers.of(program, this.desk.byCode(program, code));
	}

	@GetMapping("/{code}/entries")
	@Operation(operationId = "listGiftCardEntries", summary = "List what moved on a gift card, newest first")
	CursorPage<GiftCardEntryResponse> entries(ProgramId program, @PathVariable String code, PageQuery page) {
		var currency = this.answers.currency(program);
		return this.queries.entries(program, this.desk.byCode(program, code).id(), page)
			.map((entry) -> GiftCardEntryResponse.of(entry, currency));
	}

	private static @Nullable Instant certain(@Nullable Instant instant) {
		if (instant != null && instant.isAfter(LAST)) {
			throw new InvalidFieldException("/expires_at", "Must be before the year 9999");
		}
		return instant;
	}

	/**
	 * A card to be issued.
	 *
	 * @param code what it is to be; made if nothing is said
	 * @param member who alone may use it
	 * @param expiresAt the first instant it can't be used any more
	 */
	@Schema(name = "IssueGiftCardRequest")
	record IssueRequest(@Size(max = 60) @Nullable @Schema(example = "PRESENT-2026-1") String code,
			@NotNull @Nullable @Schema(type = "string", example = "500.00") Amount amount,
			@Size(max = 200) @Nullable @Schema(example = "ext:web:5521") String member,
			@Nullable @Schema(example = "2036-12-31T23:59:59+01:00") Instant expiresAt) {
	}

}
