package se.stamkund.voucher.web;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
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

import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.InvalidFieldException;
import se.stamkund.platform.api.OneOf;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.api.Words;
import se.stamkund.program.Programs;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.BatchOrigin;
import se.stamkund.voucher.BatchView;
import se.stamkund.voucher.CodePattern;
import se.stamkund.voucher.CreateBatch;
import se.stamkund.voucher.VoucherBatches;
import se.stamkund.voucher.VoucherFilter;
import se.stamkund.voucher.VoucherLabel;
import se.stamkund.voucher.VoucherQueries;
import se.stamkund.voucher.VoucherRules;
import se.stamkund.voucher.VoucherState;

import static java.util.Objects.requireNonNull;

/** Many codes of one kind. */
@RestController
@RequestMapping("/api/v1/voucher-batches")
@Tag(name = "Vouchers")
class BatchesRestController {

	private final VoucherBatches batches;

	private final VoucherQueries queries;

	private final CodesFile file;

	private final Programs programs;

	private final ProgramClock clock;

	BatchesRestController(VoucherBatches batches, VoucherQueries queries, CodesFile file, Programs programs,
			ProgramClock clock) {
		this.batches = batches;
		this.queries = queries;
		this.file = file;
		this.programs = programs;
		this.clock = clock;
	}

	@PostMapping
	@Operation(operationId = "createVoucherBatch", summary = "Make many codes, or bring them along",
			description = "With `pattern` and `count` they are made, large numbers in the background: `made` tells how far that has come. With `codes` they are taken as far as they can be codes and nobody has them; `skipped` tells how many were not, `examples` why.")
	@ApiResponse(responseCode = "201", description = "A new batch")
	ResponseEntity<BatchResponse> create(ProgramId program, Actor actor, @Valid @RequestBody BatchRequest request) {
		var made = this.batches.create(program, request.toCommand(currency(program)), actor);
		return ResponseEntity.created(URI.create("/api/v1/voucher-batches/" + made.id())).body(answer(program, made));
	}

	@GetMapping
	@Operation(operationId = "listVoucherBatches", summary = "List batches, newest first")
	CursorPage<BatchResponse> list(ProgramId program, PageQuery page) {
		var currency = currency(program);
		return this.batches.list(program, page).map((batch) -> BatchResponse.of(batch, currency));
	}

	@GetMapping("/{batch}")
	@Operation(operationId = "getVoucherBatch", summary = "A batch, and how far it has come")
	BatchResponse get(ProgramId program, @PathVariable UUID batch) {
		return answer(program, this.batches.get(program, batch));
	}

	@GetMapping("/{batch}/vouchers")
	@Operation(operationId = "listVoucherBatchCodes", summary = "List the codes of a batch, newest first")
	CursorPage<VoucherResponse> codes(ProgramId program, @PathVariable UUID batch, @RequestParam @Nullable String q,
			@RequestParam @Nullable String state, PageQuery page) {
		var currency = currency(program);
		var now = this.clock.now(program);
		var filter = new VoucherFilter(q, this.batches.get(program, batch).id(), null, null,
				Filters.word(VoucherState.class, state, "state"));
		return this.queries.list(program, filter, page).map((voucher) -> VoucherResponse.of(voucher, currency, now));
	}

	@GetMapping("/{batch}/export")
	@Operation(operationId = "exportVoucherBatch", summary = "The codes of a batch as CSV",
			description = "Semicolons and a byte order mark, as Excel wants them in Sweden.")
	void export(ProgramId program, @PathVariable UUID batch, HttpServletResponse response) throws IOException {
		this.file.write(program, VoucherFilter.ofBatch(this.batches.get(program, batch).id()), response);
	}

	@PostMapping("/{batch}/cancel")
	@Operation(operationId = "cancelVoucherBatch", summary = "Withdraw all codes of a batch",
			description = "And make no more. What is held can still be paid with. Again it changes nothing.")
	BatchResponse cancel(ProgramId program, Actor actor, @PathVariable UUID batch) {
		return answer(program, this.batches.cancel(program, batch, actor));
	}

	@PostMapping("/{batch}/restore")
	@Operation(operationId = "restoreVoucherBatch", summary = "Undo withdrawing a batch",
			description = "Within 24 hours.")
	BatchResponse restore(ProgramId program, Actor actor, @PathVariable UUID batch) {
		return answer(program, this.batches.restore(program, batch, actor));
	}

	private BatchResponse answer(ProgramId program, BatchView batch) {
		return BatchResponse.of(batch, currency(program));
	}

	private Currency currency(ProgramId program) {
		return this.programs.get(program).currency();
	}

	/**
	 * Codes to be made or taken.
	 *
	 * @param name for staff
	 * @param label for whoever uses them
	 * @param pattern each # a letter or digit, the last one checks the others
	 * @param count with pattern
	 * @param codes instead of both
	 */
	@Schema(name = "VoucherBatchRequest", example = """
			{"name": "Höstutskicket", "label": "15 % på tält", "pattern": "HÖST-####-####", "count": 500,
			"terms": {"benefit": {"type": "percent", "percent": 15}, "scope": {"categories": ["tält"]}},
			"rules": {"max_uses": 1}}""")
	record BatchRequest(@NotBlank @Size(max = 120) @Nullable String name,
			@NotBlank @Size(max = VoucherLabel.MAX_LENGTH) @Nullable String label,
			@Size(max = VoucherLabel.MAX_LENGTH) @Nullable String labelEn, @Size(max = 60) @Nullable String pattern,
			@Min(1) @Max(VoucherBatches.MOST) @Nullable Integer count,
			@Nullable @Size(min = 1, max = 20_000) List<@NotNull @Size(max = 200) String> codes,
			@NotNull @Valid @Nullable TermsBody terms, @Valid @Nullable RulesBody rules) {

		CreateBatch toCommand(Currency currency) {
			return new CreateBatch(requireNonNull(this.name).strip(), wanted(),
					Filters.label(requireNonNull(this.label), this.labelEn),
					requireNonNull(this.terms).terms(currency, "/terms"),
					(this.rules != null) ? this.rules.rules("/rules") : VoucherRules.ONCE);
		}

		private CreateBatch.Codes wanted() {
			if (this.codes != null) {
				if (this.pattern != null || this.count != null) {
					throw new InvalidFieldException("/codes", "Either codes, or a pattern and a count");
				}
				return new CreateBatch.Codes.Imported(this.codes);
			}
			if (this.count == null) {
				throw new InvalidFieldException("/count",
						"How many codes are to be made; or send the codes themselves");
			}
			return new CreateBatch.Codes.Generated(
					(this.pattern != null) ? CodePattern.parse(this.pattern) : CodePattern.PLAIN, this.count);
		}

	}

	/**
	 * Many codes of one kind.
	 *
	 * @param wanted how many there are to be
	 * @param made how many there are by now
	 * @param used how many have been used at least once, where uses are limited
	 * @param skipped how many of those brought along could not be taken
	 * @param examples of those, the first ones
	 * @param finishedAt none while codes are being made
	 */
	@Schema(name = "VoucherBatch")
	record BatchResponse(UUID id, String name, @OneOf(BatchOrigin.class) String origin, @Nullable String pattern,
			int wanted, int made, int used, int skipped, List<SkippedResponse> examples, String label,
			@Nullable String labelEn, TermsBody terms, RulesBody rules, Instant createdAt, @Nullable Instant finishedAt,
			@Nullable Instant cancelledAt) {

		static BatchResponse of(BatchView batch, Currency currency) {
			return new BatchResponse(batch.id(), batch.name(), Words.of(batch.origin()),
					(batch.pattern() != null) ? batch.pattern().toString() : null, batch.wanted(), batch.made(),
					batch.used(), batch.skipped(),
					batch.examples().stream().map((code) -> new SkippedResponse(code.code(), code.reason())).toList(),
					batch.label().sv(), batch.label().en(), TermsBody.of(batch.terms(), currency),
					RulesBody.of(batch.rules()), batch.createdAt(), batch.finishedAt(), batch.cancelledAt());
		}

	}

	/**
	 * A code that was not taken.
	 *
	 * @param reason code_invalid, code_repeated or code_taken
	 */
	@Schema(name = "SkippedCode")
	record SkippedResponse(String code, String reason) {
	}

}
