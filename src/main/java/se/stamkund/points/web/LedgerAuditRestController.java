package se.stamkund.points.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.ledger.AuditRun;
import se.stamkund.ledger.Audits;
import se.stamkund.ledger.LedgerAudit;
import se.stamkund.platform.api.Cursor;
import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.api.Words;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

/** Audits of the ledger. */
@RestController
@RequestMapping("/api/v1/ledger/audits")
@Tag(name = "Books")
class LedgerAuditRestController {

	private static final int SHOWN = 100;

	private final Audits audits;

	LedgerAuditRestController(Audits audits) {
		this.audits = audits;
	}

	@PostMapping
	@ResponseStatus(HttpStatus.ACCEPTED)
	@Operation(operationId = "startAudit", summary = "Add everything up again",
			description = "Re-derives every balance, lot, hold and sum from the entries, in the background. If an audit is under way, that is the answer.")
	AuditResponse start(ProgramId program, Actor actor) {
		return AuditResponse.of(this.audits.start(program, actor), List.of());
	}

	@GetMapping
	@Operation(operationId = "listAudits", summary = "The latest audits",
			description = "The latest first, at most ten.")
	CursorPage<AuditSummary> list(ProgramId program) {
		return CursorPage.all(this.audits.latest(program)).map(AuditSummary::of);
	}

	@GetMapping("/{audit}")
	@Operation(operationId = "getAudit", summary = "How far an audit is, and what it found",
			description = "With the first hundred differences.")
	AuditResponse get(ProgramId program, @PathVariable UUID audit) {
		return AuditResponse.of(this.audits.get(program, audit), this.audits.differences(program, audit, 0, SHOWN));
	}

	@GetMapping("/{audit}/differences")
	@Operation(operationId = "listDifferences", summary = "All that an audit found",
			description = "In the order it was found; the first thousand are kept.")
	CursorPage<DifferenceResponse> differences(ProgramId program, @PathVariable UUID audit, PageQuery page) {
		this.audits.get(program, audit);
		int after = (page.after() != null) ? (int) Math.clamp(page.after().number(0), 0, Integer.MAX_VALUE) : 0;
		var found = this.audits.differences(program, audit, after, page.fetchSize());
		var next = Cursor.of(after + page.limit());
		return CursorPage.of(found, page, (difference) -> next).map(DifferenceResponse::of);
	}

	/** An audit, without what it found. */
	@Schema(name = "AuditSummary")
	record AuditSummary(UUID id, String state, int percent, Instant askedAt, @Nullable Instant finishedAt,
			long accountsChecked, long entriesChecked, long lotsChecked, long differencesFound) {

		static AuditSummary of(AuditRun run) {
			return new AuditSummary(run.id(), Words.of(run.state()), run.percent(), run.askedAt(), run.finishedAt(),
					run.accountsChecked(), run.entriesChecked(), run.lotsChecked(), run.differences());
		}

	}

	/**
	 * An audit.
	 *
	 * @param percent how much is done, roughly
	 * @param accounts how many there are
	 */
	@Schema(name = "Audit")
	record AuditResponse(UUID id, @Schema(allowableValues = {
			"waiting", "running", "done", "failed" }) String state, int percent, String askedBy, Instant askedAt,
			@Nullable Instant finishedAt, long accounts, long accountsChecked, long entriesChecked, long lotsChecked,
			long differencesFound, List<DifferenceResponse> differences){

		static AuditResponse of(AuditRun run, List<LedgerAudit.Difference> differences) {
			return new AuditResponse(run.id(), Words.of(run.state()), run.percent(), run.askedBy(), run.askedAt(),
					run.finishedAt(), run.accounts(), run.accountsChecked(), run.entriesChecked(), run.lotsChecked(),
					run.differences(), differences.stream().map(DifferenceResponse::of).toList());
		}

	}

	/**
	 * Something that doesn't add up.
	 *
	 * @param member none when it is about the programme as a whole
	 * @param stored what is kept
	 * @param derived what the entries add up to
	 */
	@Schema(name = "AuditDifference")
	record DifferenceResponse(@Nullable UUID member, @Schema(example = "active") String what, long stored,
			long derived) {

		static DifferenceResponse of(LedgerAudit.Difference difference) {
			var member = difference.member();
			return new DifferenceResponse((member != null) ? member.value() : null, difference.what(),
					difference.stored(), difference.derived());
		}

	}

}
