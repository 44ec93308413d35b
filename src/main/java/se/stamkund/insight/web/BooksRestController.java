package se.stamkund.insight.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.insight.Journal;
import se.stamkund.insight.Liability;
import se.stamkund.insight.PointsJournal;
import se.stamkund.insight.PointsLiability;
import se.stamkund.insight.Unit;
import se.stamkund.platform.api.Amount;
import se.stamkund.platform.api.InvalidParameterException;
import se.stamkund.platform.api.Words;
import se.stamkund.program.Programs;
import se.stamkund.shared.ProgramId;

/** What the programme owes its members, and how it came to that. */
@RestController
@RequestMapping("/api/v1/ledger")
@Tag(name = "Books")
class BooksRestController {

	private final PointsLiability liability;

	private final PointsJournal journal;

	private final Programs programs;

	BooksRestController(PointsLiability liability, PointsJournal journal, Programs programs) {
		this.liability = liability;
		this.journal = journal;
		this.programs = programs;
	}

	@GetMapping("/liability")
	@Operation(operationId = "getLiability", summary = "What the programme owes its members",
			description = "At the end of a day in the programme's zone; of today, now. Points that expire at the end of that day are gone. Worth what a point was worth then.")
	LiabilityResponse liability(ProgramId program,
			@RequestParam(required = false) @Parameter(description = "Today, if left out") @Nullable LocalDate date) {
		var day = Objects.requireNonNullElseGet(date, () -> this.journal.today(program));
		return LiabilityResponse.of(this.liability.at(program, day), this.programs.get(program).currency());
	}

	@GetMapping("/journal")
	@Operation(operationId = "getJournal", summary = "What happened to all points, day by day or month by month",
			description = "Opening balance, changes and closing balance of each period, and a trial balance. At most 400 periods.")
	JournalResponse journal(ProgramId program, @RequestParam LocalDate from, @RequestParam LocalDate to,
			@RequestParam(defaultValue = "month") @Schema(allowableValues = { "day", "month" }) String by) {
		return JournalResponse.of(this.journal.of(program, from, to, unit(by)));
	}

	private static Unit unit(String by) {
		return switch (by) {
			case "day" -> Unit.DAY;
			case "month" -> Unit.MONTH;
			default -> throw new InvalidParameterException("by", "One of day, month");
		};
	}

	/**
	 * What is owed.
	 *
	 * @param debt what members owe; not taken off the points
	 * @param difference between entries and lots; 0 unless somebody has tampered
	 */
	@Schema(name = "Liability")
	record LiabilityResponse(LocalDate date, long points, long active, long pending, long held, long debt, Amount worth,
			@Schema(type = "string", example = "0.05") String pointValue, List<AgeResponse> byAge,
			List<ExpiryResponse> byExpiry, List<LotsResponse> lots, long difference) {

		static LiabilityResponse of(Liability liability, Currency currency) {
			return new LiabilityResponse(liability.day(), liability.points(), liability.active(), liability.pending(),
					liability.held(), liability.debt(), Amount.of(liability.worth(), currency),
					plain(liability.pointValue()),
					liability.ages()
						.stream()
						.map((age) -> new AgeResponse(age.from(), (age.until() > 0) ? age.until() : null, age.points(),
								Amount.of(age.worth(), currency)))
						.toList(),
					liability.terms()
						.stream()
						.map((part) -> new ExpiryResponse(part.term().kind(), month(part.term().month()), part.points(),
								Amount.of(part.worth(), currency)))
						.toList(),
					liability.lots()
						.stream()
						.map((part) -> new LotsResponse(part.earned().toString(), part.term().kind(),
								month(part.term().month()), part.points(), Amount.of(part.worth(), currency)))
						.toList(),
					liability.difference());
		}

		private static String plain(BigDecimal value) {
			return value.toPlainString();
		}

		private static @Nullable String month(@Nullable Object month) {
			return (month != null) ? month.toString() : null;
		}

	}

	/**
	 * Points earned some calendar months before.
	 *
	 * @param untilMonths not included; none for whatever is older
	 */
	@Schema(name = "LiabilityByAge")
	record AgeResponse(int fromMonths, @Nullable Integer untilMonths, long points, Amount worth) {
	}

	/**
	 * Points that are expected to expire together.
	 *
	 * @param expires in a "month", after "inactivity", or "never"
	 */
	@Schema(name = "LiabilityByExpiry")
	record ExpiryResponse(@Schema(allowableValues = {
			"month", "inactivity", "never" }) String expires, @Schema(example = "2027-03") @Nullable String month,
			long points, Amount worth){
	}

	/** Points that were earned in a month and are expected to expire together. */
	@Schema(name = "LiabilityLots")
	record LotsResponse(@Schema(example = "2026-03") String earned, @Schema(allowableValues = {
			"month", "inactivity", "never" }) String expires, @Schema(example = "2027-03") @Nullable String month,
			long points, Amount worth){
	}

	/**
	 * A journal.
	 *
	 * @param from the first day of the first period
	 * @param to the last day of the last period, or today
	 */
	@Schema(name = "Journal")
	record JournalResponse(LocalDate from, LocalDate to, String by, long opening, long closing,
			List<PeriodResponse> periods, List<AccountResponse> accounts) {

		static JournalResponse of(Journal journal) {
			return new JournalResponse(journal.first(), journal.last(), Words.of(journal.unit()), journal.opening(),
					journal.closing(), journal.periods().stream().map(PeriodResponse::of).toList(),
					journal.accounts()
						.stream()
						.map((line) -> new AccountResponse(Words.of(line.account()), line.opening(), line.in(),
								line.out(), line.closing()))
						.toList());
		}

	}

	/**
	 * A day or a month. Opening and all changes up to {@code debt} make the closing.
	 *
	 * @param start its first day
	 * @param broughtIn opening balances from another system
	 * @param uncollected of what was revoked, what was not to be had
	 * @param debt of what was revoked, what became debts of members
	 * @param transferred between members: 0
	 * @param activated became usable: no change
	 * @param moved from member to member: no change
	 */
	@Schema(name = "JournalPeriod")
	record PeriodResponse(LocalDate start, long opening, long issued, long broughtIn, long redeemed, long expired,
			long revoked, long adjusted, long transferred, long uncollected, long debt, long closing, long activated,
			long moved, long entries) {

		static PeriodResponse of(Journal.Period period) {
			var change = period.change();
			return new PeriodResponse(period.start(), period.opening(), change.issued(), change.broughtIn(),
					change.redeemed(), change.expired(), change.revoked(), change.adjusted(), change.transferred(),
					change.uncollected(), change.debt(), period.closing(), change.activated(), change.moved(),
					change.entries());
		}

	}

	/** An account in the trial balance; all of them together are 0. */
	@Schema(name = "JournalAccount")
	record AccountResponse(String account, long opening, long in, long out, long closing) {
	}

}
