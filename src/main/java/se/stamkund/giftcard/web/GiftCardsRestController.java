package se.stamkund.giftcard.web;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.giftcard.GiftCardDesk;
import se.stamkund.giftcard.GiftCardEntryKind;
import se.stamkund.giftcard.GiftCardEntryView;
import se.stamkund.giftcard.GiftCardFilter;
import se.stamkund.giftcard.GiftCardQueries;
import se.stamkund.giftcard.GiftCardRefusal;
import se.stamkund.giftcard.GiftCardSource;
import se.stamkund.giftcard.GiftCardState;
import se.stamkund.giftcard.GiftCardUseView;
import se.stamkund.giftcard.GiftCardView;
import se.stamkund.giftcard.GiftCards;
import se.stamkund.giftcard.IssueGiftCard;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.platform.api.Amount;
import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.InvalidFieldException;
import se.stamkund.platform.api.InvalidParameterException;
import se.stamkund.platform.api.OneOf;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.api.Words;
import se.stamkund.program.Programs;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;

import static java.util.Objects.requireNonNull;

/** Gift cards: issue, find, pay with, correct, withdraw. */
@RestController
@RequestMapping("/api/v1/gift-cards")
@Tag(name = "Gift cards")
class GiftCardsRestController {

	/** Beyond this no calendar is certain. */
	private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

	private final GiftCards cards;

	private final GiftCardDesk desk;

	private final GiftCardQueries queries;

	private final MemberDirectory members;

	private final Programs programs;

	GiftCardsRestController(GiftCards cards, GiftCardDesk desk, GiftCardQueries queries, MemberDirectory members,
			Programs programs) {
		this.cards = cards;
		this.desk = desk;
		this.queries = queries;
		this.members = members;
		this.programs = programs;
	}

	@PostMapping
	@Operation(operationId = "issueGiftCard", summary = "Issue a gift card",
			description = "The code is made unless it is given. Bound to a member, only she can use it.")
	@ApiResponse(responseCode = "201", description = "A new card")
	ResponseEntity<CardResponse> issue(ProgramId program, Actor actor, @Valid @RequestBody IssueRequest request) {
		var currency = currency(program);
		var made = this.cards
			.issue(program,
					List.of(new IssueGiftCard(request.code(), positive(request.amount(), currency),
							member(program, request.member()), certain(request.expiresAt()), GiftCardSource.API, null)),
					actor)
			.getFirst();
		return ResponseEntity.created(URI.create("/api/v1/gift-cards/" + made.id())).body(answer(program, made));
	}

	@GetMapping
	@Operation(operationId = "listGiftCards", summary = "List gift cards, newest first",
			description = "`q` is what the code begins with; `member` finds the cards that only she may use.")
	CursorPage<CardResponse> list(ProgramId program, @RequestParam @Nullable String q,
			@RequestParam @Nullable String member, @RequestParam @Nullable String source,
			@RequestParam @Nullable String state, PageQuery page) {
		var currency = currency(program);
		var filter = new GiftCardFilter(q, (member != null) ? named(program, member) : null,
				word(GiftCardSource.class, source, "source"), word(GiftCardState.class, state, "state"));
		return this.queries.list(program, filter, page).map((card) -> CardResponse.of(card, currency));
	}

	@GetMapping("/{code}")
	@Operation(operationId = "getGiftCard", summary = "A gift card and what is on it",
			description = "However its code is written.")
	CardResponse get(ProgramId program, @PathVariable String code) {
		return answer(program, this.desk.byCode(program, code));
	}

	@GetMapping("/{code}/entries")
	@Operation(operationId = "listGiftCardEntries", summary = "List what moved on a gift card, newest first")
	CursorPage<EntryResponse> entries(ProgramId program, @PathVariable String code, PageQuery page) {
		var currency = currency(program);
		return this.queries.entries(program, this.desk.byCode(program, code).id(), page)
			.map((entry) -> EntryResponse.of(entry, currency));
	}

	@PostMapping("/{code}/validate")
	@Operation(operationId = "validateGiftCard", summary = "Ask whether a gift card can be paid with",
			description = "Changes nothing. Answers all that stands in the way, the most important first.")
	ValidationResponse validate(ProgramId program, @PathVariable String code,
			@Valid @RequestBody ValidateRequest request) {
		var check = this.desk.validate(program, code, member(program, request.member()));
		return new ValidationResponse(check.isUsable(), check.refusals().stream().map(ReasonResponse::of).toList(),
				answer(program, requireNonNull(check.card())));
	}

	@PostMapping("/{code}/payments")
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(operationId = "payWithGiftCard", summary = "Pay with a gift card",
			description = "For what is no order here; orders are paid through a hold. The same reference once more answers the same payment.")
	PaymentResponse pay(ProgramId program, Actor actor, @PathVariable String code,
			@Valid @RequestBody PayRequest request) {
		var payment = this.desk.pay(program, code, new GiftCardDesk.Pay(requireNonNull(request.reference()).strip(),
				positive(request.amount(), currency(program)), member(program, request.member())), actor);
		return answer(program, code, payment);
	}

	@PostMapping("/{code}/payments/{payment}/cancel")
	@Operation(operationId = "cancelGiftCardPayment", summary = "Put a payment back on its gift card",
			description = "What paid for an order comes back with the order. Again it changes nothing.")
	PaymentResponse cancelPayment(ProgramId program, Actor actor, @PathVariable String code,
			@PathVariable UUID payment) {
		var card = this.desk.byCode(program, code);
		return answer(program, code, this.desk.cancelPayment(program, card.id(), payment, actor));
	}

	@PostMapping("/{code}/adjustments")
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(operationId = "adjustGiftCard", summary = "Put more on a gift card, or take some off",
			description = "A negative amount takes it off; what is held for a cart can't be taken.")
	CardResponse adjust(ProgramId program, Actor actor, @PathVariable String code,
			@Valid @RequestBody AdjustRequest request) {
		return answer(program,
				this.desk.adjust(program, this.desk.byCode(program, code).id(),
						requireNonNull(request.amount()).in(currency(program), "/amount"),
						requireNonNull(request.reason()), actor));
	}

	@PostMapping("/{code}/cancel")
	@Operation(operationId = "cancelGiftCard", summary = "Withdraw a gift card with what is on it",
			description = "What is held can still be paid with. Again it changes nothing.")
	CardResponse cancel(ProgramId program, Actor actor, @PathVariable String code) {
		return answer(program, this.desk.cancel(program, this.desk.byCode(program, code).id(), actor));
	}

	@PostMapping("/{code}/restore")
	@Operation(operationId = "restoreGiftCard", summary = "Undo withdrawing a gift card",
			description = "Within 24 hours, with what was on it.")
	CardResponse restore(ProgramId program, Actor actor, @PathVariable String code) {
		return answer(program, this.desk.restore(program, this.desk.byCode(program, code).id(), actor));
	}

	private CardResponse answer(ProgramId program, GiftCardView card) {
		return CardResponse.of(card, currency(program));
	}

	private PaymentResponse answer(ProgramId program, String code, GiftCardUseView payment) {
		var currency = currency(program);
		return new PaymentResponse(payment.id(), payment.reference(), Amount.of(payment.paid(), currency),
				Amount.of(payment.givenBack(), currency), payment.at(),
				CardResponse.of(this.desk.byCode(program, code), currency));
	}

	private Currency currency(ProgramId program) {
		return this.programs.get(program).currency();
	}

	private static @Nullable Instant certain(@Nullable Instant instant) {
		if (instant != null && instant.isAfter(LAST)) {
			throw new InvalidFieldException("/expires_at", "Must be before the year 9999");
		}
		return instant;
	}

	private static Money positive(@Nullable Amount amount, Currency currency) {
		var money = requireNonNull(amount).in(currency, "/amount");
		if (!money.isPositive()) {
			throw new InvalidFieldException("/amount", "Must be more than 0");
		}
		return money;
	}

	private @Nullable MemberId member(ProgramId program, @Nullable String key) {
		if (key == null) {
			return null;
		}
		try {
			return this.members.resolve(program, MemberKey.parse(key));
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidFieldException("/member", String.valueOf(ex.getMessage()));
		}
	}

	private MemberId named(ProgramId program, String key) {
		try {
			return this.members.resolve(program, MemberKey.parse(key));
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidParameterException("member", String.valueOf(ex.getMessage()));
		}
	}

	private static <E extends Enum<E>> @Nullable E word(Class<E> type, @Nullable String text, String parameter) {
		if (text == null) {
			return null;
		}
		return Arrays.stream(type.getEnumConstants())
			.filter((constant) -> Words.of(constant).equals(text))
			.findFirst()
			.orElseThrow(() -> new InvalidParameterException(parameter, "One of "
					+ Arrays.stream(type.getEnumConstants()).map(Words::of).collect(Collectors.joining(", "))));
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

	/** Who wants to pay. */
	@Schema(name = "ValidateGiftCardRequest")
	record ValidateRequest(@Size(max = 200) @Nullable @Schema(example = "ext:web:5521") String member) {
	}

	/**
	 * Something to pay.
	 *
	 * @param reference your own name of it; with a card, the same is the same payment
	 */
	@Schema(name = "PayWithGiftCardRequest")
	record PayRequest(@NotBlank @Size(max = 200) @Nullable @Schema(example = "workshop-2026-118") String reference,
			@NotNull @Nullable @Schema(type = "string", example = "120.00") Amount amount,
			@Size(max = 200) @Nullable @Schema(example = "ext:web:5521") String member) {
	}

	/**
	 * More or less on a card.
	 *
	 * @param amount negative to take it off
	 * @param reason for staff
	 */
	@Schema(name = "AdjustGiftCardRequest")
	record AdjustRequest(@NotNull @Nullable @Schema(type = "string", example = "50.00") Amount amount,
			@NotBlank @Size(max = 200) @Nullable @Schema(example = "Late parcel") String reason) {
	}

	/**
	 * A gift card.
	 *
	 * @param issued what was on it at first
	 * @param available what can be paid with: what is on it and not held
	 * @param member who alone may use it
	 * @param sourceId what gave it: a redemption, a campaign
	 */
	@Schema(name = "GiftCard")
	record CardResponse(UUID id, String code, @OneOf(GiftCardState.class) String state, Amount issued, Amount balance,
			Amount held, Amount available, @Nullable UUID member, @Nullable Instant expiresAt,
			@OneOf(GiftCardSource.class) String source, @Nullable UUID sourceId, Instant createdAt,
			@Nullable Instant cancelledAt) {

		static CardResponse of(GiftCardView card, Currency currency) {
			return new CardResponse(card.id(), card.code(), Words.of(card.state()), Amount.of(card.issued(), currency),
					Amount.of(card.balance(), currency), Amount.of(card.held(), currency),
					Amount.of(card.available(), currency), (card.member() != null) ? card.member().value() : null,
					card.expiresAt(), Words.of(card.source()), card.sourceId(), card.createdAt(), card.cancelledAt());
		}

	}

	/**
	 * Whether a card can be paid with.
	 *
	 * @param reasons all that stands in the way, the most important first
	 */
	@Schema(name = "GiftCardValidation")
	record ValidationResponse(boolean valid, List<ReasonResponse> reasons, CardResponse card) {
	}

	/**
	 * Something that stands in the way of a card.
	 *
	 * @param detail what it is and what to do about it
	 * @param at the instant it is about
	 */
	@Schema(name = "GiftCardReason")
	record ReasonResponse(@Schema(example = "gift_card_empty") String code, String detail, @Nullable Instant at) {

		static ReasonResponse of(GiftCardRefusal refusal) {
			return new ReasonResponse(refusal.code(), refusal.detail(), refusal.at());
		}

	}

	/**
	 * A payment, and the card after it.
	 *
	 * @param givenBack of it, by now
	 */
	@Schema(name = "GiftCardPayment")
	record PaymentResponse(UUID id, @Nullable String reference, Amount paid, Amount givenBack, Instant at,
			CardResponse card) {
	}

	/**
	 * Money that came to a card or left it.
	 *
	 * @param number counts the card's entries without gaps
	 * @param amount positive if it came
	 * @param balance what was on the card after it
	 * @param order what it was paid for, if that is an order: our id of it
	 * @param reference what it was paid for, if it is not
	 */
	@Schema(name = "GiftCardEntry")
	record EntryResponse(int number, @OneOf(GiftCardEntryKind.class) String kind, Amount amount, Amount balance,
			@Nullable UUID order, @Nullable String reference, @Nullable String reason, Instant at) {

		static EntryResponse of(GiftCardEntryView entry, Currency currency) {
			return new EntryResponse(entry.number(), Words.of(entry.kind()), Amount.of(entry.change(), currency),
					Amount.of(entry.balance(), currency), entry.order(), entry.reference(), entry.reason(), entry.at());
		}

	}

}
