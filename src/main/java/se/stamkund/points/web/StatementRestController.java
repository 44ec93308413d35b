package se.stamkund.points.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.ledger.EntryKind;
import se.stamkund.ledger.Holdings;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.platform.api.Cursor;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.api.Words;
import se.stamkund.points.AwardView;
import se.stamkund.points.Awards;
import se.stamkund.points.Statement;
import se.stamkund.points.StatementLine;
import se.stamkund.points.StatementQuery;
import se.stamkund.points.Statements;
import se.stamkund.program.ProgramView;
import se.stamkund.program.Programs;
import se.stamkund.shared.ProgramId;

/** A member's statement of account. */
@RestController
@RequestMapping("/api/v1/members/{member}/statement")
@Tag(name = "Books")
class StatementRestController {

	private final Statements statements;

	private final MemberDirectory members;

	private final Awards awards;

	private final StatementWords words;

	private final Programs programs;

	StatementRestController(Statements statements, MemberDirectory members, Awards awards, StatementWords words,
			Programs programs) {
		this.statements = statements;
		this.members = members;
		this.awards = awards;
		this.words = words;
		this.programs = programs;
	}

	@GetMapping
	@Operation(operationId = "getStatement", summary = "What happened to a member's points between two days",
			description = "The earliest first, with what she had before and after. Opening balance and all changes make the closing balance. Days are those of the programme's zone.")
	StatementResponse statement(ProgramId program, @PathVariable MemberKey member,
			@RequestParam(required = false) @Parameter(
					description = "The first day; the beginning of the year, if left out") @Nullable LocalDate from,
			@RequestParam(required = false) @Parameter(
					description = "The last day; today, if left out") @Nullable LocalDate to,
			PageQuery page) {
		var id = this.members.resolve(program, member);
		var after = (page.after() != null) ? page.after().number(0) : null;
		var statement = this.statements.page(program, id, new StatementQuery(from, to, after), page.limit());
		var earned = statement.lines()
			.stream()
			.filter((line) -> line.event().kind() == EntryKind.EARNING)
			.map((line) -> line.event().reference().id())
			.collect(Collectors.toSet());
		return response(statement, this.awards.of(program, earned), this.programs.get(program));
	}

	private StatementResponse response(Statement statement, Map<UUID, AwardView> awards, ProgramView program) {
		var next = statement.next();
		return new StatementResponse(statement.from(), statement.to(), HoldingsResponse.of(statement.opening()),
				HoldingsResponse.of(statement.closing()), statement.change(),
				statement.lines().stream().map((line) -> line(line, awards, program)).toList(), next != null,
				(next != null) ? Cursor.of(next).encode() : null);
	}

	private LineResponse line(StatementLine line, Map<UUID, AwardView> awards, ProgramView program) {
		var event = line.event();
		var award = (event.kind() == EntryKind.EARNING) ? awards.get(event.reference().id()) : null;
		var adjustment = event.adjustment();
		return new LineResponse(event.number(), line.day(), event.at(), Words.of(event.kind()),
				this.words.of(event, program.locale()), (adjustment != null) ? adjustment.reason() : null,
				event.change(), line.after().total(), line.after().active(), event.reference().type(),
				event.reference().id(), event.order(),
				(award != null) ? AwardResponse.of(award, program.currency()) : null);
	}

	/**
	 * A page of a statement.
	 *
	 * @param opening what she had before the first day
	 * @param closing what she had after the last day
	 * @param change what happened altogether, not only on this page
	 */
	@Schema(name = "Statement")
	record StatementResponse(LocalDate from, LocalDate to, HoldingsResponse opening, HoldingsResponse closing,
			long change, List<LineResponse> data, boolean hasMore, @Nullable String nextCursor) {
	}

	/**
	 * What a member has.
	 *
	 * @param total active, pending and held, less the debt
	 */
	@Schema(name = "Holdings")
	record HoldingsResponse(long total, long active, long pending, long held, long debt) {

		static HoldingsResponse of(Holdings holdings) {
			return new HoldingsResponse(holdings.total(), holdings.active(), holdings.pending(), holdings.held(),
					holdings.debt());
		}

	}

	/**
	 * An entry.
	 *
	 * @param day it belongs to; what happens at midnight belongs to the day that ends
	 * @param text what happened, in the programme's language
	 * @param reason why staff adjusted
	 * @param change to the total
	 * @param balance the total after it
	 * @param active what she can use after it
	 * @param order its number in the store
	 * @param award why an order gave what it gave
	 */
	@Schema(name = "StatementLine")
	record LineResponse(long number, LocalDate day, Instant occurredAt, String kind, String text,
			@Nullable String reason, long change, long balance, long active, String referenceType, UUID referenceId,
			@Nullable String order, @Nullable AwardResponse award) {
	}

}
