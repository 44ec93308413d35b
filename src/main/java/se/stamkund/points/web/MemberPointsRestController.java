package se.stamkund.points.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.ledger.Entry;
import se.stamkund.ledger.EntryKind;
import se.stamkund.ledger.LedgerAccount;
import se.stamkund.ledger.LedgerHistory;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.Amount;
import se.stamkund.platform.api.Cursor;
import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.OneOf;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.api.Words;
import se.stamkund.platform.security.Caller;
import se.stamkund.points.AdjustPoints;
import se.stamkund.points.AdjustmentView;
import se.stamkund.points.Adjustments;
import se.stamkund.points.Awards;
import se.stamkund.points.MemberBalances;
import se.stamkund.program.Programs;
import se.stamkund.shared.ProgramId;

/** A member's points: how many, what happened to them, and adjustments. */
@RestController
@RequestMapping("/api/v1/members/{member}")
@Tag(name = "Points")
class MemberPointsRestController {

	private final MemberDirectory members;

	private final BalanceReadings balances;

	private final LedgerHistory history;

	private final Awards awards;

	private final Adjustments adjustments;

	private final Programs programs;

	private final ProgramClock clock;

	MemberPointsRestController(MemberDirectory members, BalanceReadings balances, LedgerHistory history, Awards awards,
			Adjustments adjustments, Programs programs, ProgramClock clock) {
		this.members = members;
		this.balances = balances;
		this.history = history;
		this.awards = awards;
		this.adjustments = adjustments;
		this.programs = programs;
		this.clock = clock;
	}

	@GetMapping("/balance")
	@Operation(operationId = "getBalance", summary = "What a member has")
	BalanceResponse balance(ProgramId program, @PathVariable MemberKey member) {
		return this.balances.read(program, member);
	}

	@GetMapping("/entries")
	@Operation(operationId = "listEntries", summary = "What happened to a member's points",
			description = "The latest first. What an order gave comes with its why: the award as it was counted.")
	CursorPage<EntryResponse> entries(ProgramId program, @PathVariable MemberKey member, PageQuery page) {
		var id = this.members.resolve(program, member);
		var before = (page.after() != null) ? page.after().number(0) : null;
		var entries = this.history.page(program, id, before, page.fetchSize(), this.clock.now(program));
		var currency = this.programs.get(program).currency();
		var awards = this.awards.of(program, earnedFor(entries));
		return CursorPage.of(entries, page, (entry) -> Cursor.of(entry.number())).map((entry) -> {
			var award = (entry.kind() == EntryKind.EARNING) ? awards.get(entry.reference().id()) : null;
			return EntryResponse.of(entry, (award != null) ? AwardResponse.of(award, currency) : null);
		});
	}

	private static Set<UUID> earnedFor(List<Entry> entries) {
		return entries.stream()
			.filter((entry) -> entry.kind() == EntryKind.EARNING)
			.map((entry) -> entry.reference().id())
			.collect(Collectors.toSet());
	}

	@PostMapping("/adjustments")
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(operationId = "adjustPoints", summary = "Give or take points",
			description = "Takes no more than she can use now.")
	AdjustmentResponse adjust(ProgramId program, Caller caller, @PathVariable MemberKey member,
			@Valid @RequestBody AdjustmentRequest request) {
		var id = this.members.resolve(program, member);
		return AdjustmentResponse
			.of(this.adjustments.adjust(program, new AdjustPoints(id, Objects.requireNonNull(request.points()),
					Objects.requireNonNull(request.reason()), request.message()), caller));
	}

	@PostMapping("/adjustments/{adjustment}/undo")
	@Operation(operationId = "undoAdjustment", summary = "Undo an adjustment", description = "Within 24 hours.")
	AdjustmentResponse undo(ProgramId program, Caller caller, @PathVariable MemberKey member,
			@PathVariable UUID adjustment) {
		var id = this.members.resolve(program, member);
		return AdjustmentResponse.of(this.adjustments.undo(program, id, adjustment, caller));
	}

	/**
	 * What a member has.
	 *
	 * @param worth of the active points
	 */
	@Schema(name = "Balance")
	record BalanceResponse(long active, long pending, long held, long debt, long lifetime, Amount worth,
			@Nullable ExpiringResponse nextExpiry) {

		static BalanceResponse of(MemberBalances.View view, Currency currency) {
			var balance = view.balance();
			var next = view.next();
			return new BalanceResponse(balance.active().value(), balance.pending().value(), balance.held().value(),
					balance.debt().value(), balance.lifetime().value(), Amount.of(view.worth(), currency),
					(next != null) ? new ExpiringResponse(next.points().value(), next.lastDay()) : null);
		}

	}

	/**
	 * Points that expire next.
	 *
	 * @param lastDay the last day they can be used, in the programme's time zone
	 */
	@Schema(name = "Expiring")
	record ExpiringResponse(long points, LocalDate lastDay) {
	}

	/**
	 * Points moved from one account to another.
	 *
	 * @param number counts the member's entries
	 * @param change what it did to the points she can use
	 * @param balance the points she could use after it
	 * @param award why an order gave what it gave
	 */
	@Schema(name = "Entry")
	record EntryResponse(UUID id, long number, @OneOf(EntryKind.class) String kind,
			@OneOf(LedgerAccount.class) String from, @OneOf(LedgerAccount.class) String to, long points, long change,
			long balance, ReferenceResponse reference, String actor, Instant occurredAt,
			@Nullable AwardResponse award) {

		static EntryResponse of(Entry entry, @Nullable AwardResponse award) {
			return new EntryResponse(entry.id(), entry.number(), Words.of(entry.kind()), Words.of(entry.from()),
					Words.of(entry.to()), entry.points().value(), entry.change(), entry.balance().value(),
					new ReferenceResponse(entry.reference().type(), entry.reference().id()), entry.actor().toString(),
					entry.occurredAt(), award);
		}

	}

	/** What an entry is about. */
	@Schema(name = "EntryReference")
	record ReferenceResponse(String type, UUID id) {
	}

	/**
	 * Points to give or take.
	 *
	 * @param points negative to take
	 * @param reason for staff
	 * @param message what the member may read
	 */
	@Schema(name = "AdjustmentInput", example = """
			{"points": 50, "reason": "Late parcel", "message": "Sorry for the wait"}""")
	record AdjustmentRequest(@NotNull @Min(-10_000_000) @Max(10_000_000) @Nullable Long points,
			@NotBlank @Size(max = 200) @Nullable String reason, @Size(max = 200) @Nullable String message) {
	}

	/** Points given or taken by hand. */
	@Schema(name = "Adjustment")
	record AdjustmentResponse(UUID id, UUID member, long points, String reason, @Nullable String message, String actor,
			Instant at, @Nullable Instant undoneAt) {

		static AdjustmentResponse of(AdjustmentView view) {
			return new AdjustmentResponse(view.id(), view.member().value(), view.points(), view.reason(),
					view.message(), view.actor(), view.at(), view.undoneAt());
		}

	}

}
