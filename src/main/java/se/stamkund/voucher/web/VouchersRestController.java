package se.stamkund.voucher.web;

import java.net.URI;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
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

import se.stamkund.member.MemberArguments;
import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.api.Words;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.CodePattern;
import se.stamkund.voucher.IssueVoucher;
import se.stamkund.voucher.VoucherFilter;
import se.stamkund.voucher.VoucherLabel;
import se.stamkund.voucher.VoucherQueries;
import se.stamkund.voucher.VoucherRules;
import se.stamkund.voucher.VoucherSource;
import se.stamkund.voucher.VoucherState;
import se.stamkund.voucher.VoucherValidation;
import se.stamkund.voucher.Vouchers;

import static java.util.Objects.requireNonNull;

/** Codes: issue and find. */
@RestController
@RequestMapping("/api/v1/vouchers")
@Tag(name = "Vouchers")
class VouchersRestController {

	private final Vouchers vouchers;

	private final VoucherQueries queries;

	private final VoucherValidation validation;

	private final MemberArguments members;

	private final VoucherAnswers answers;

	VouchersRestController(Vouchers vouchers, VoucherQueries queries, VoucherValidation validation,
			MemberArguments members, VoucherAnswers answers) {
		this.vouchers = vouchers;
		this.queries = queries;
		this.validation = validation;
		this.members = members;
		this.answers = answers;
	}

	@PostMapping
	@Operation(operationId = "issueVoucher", summary = "Issue a code",
			description = "Made to a pattern unless it is given. Bound to a member, only she can use it.")
	@ApiResponse(responseCode = "201", description = "A new code")
	ResponseEntity<VoucherResponse> issue(ProgramId program, Actor actor, @Valid @RequestBody IssueRequest request) {
		var made = this.vouchers
			.issue(program, List
				.of(request.toCommand(this.answers.currency(program), this.members.body(program, request.member()))),
					actor)
			.getFirst();
		return ResponseEntity.created(URI.create("/api/v1/vouchers/" + made.id())).body(this.answers.of(program, made));
	}

	@GetMapping
	@Operation(operationId = "listVouchers", summary = "List codes, newest first",
			description = "`q` is what the code begins with; `member` finds the codes that only she may use.")
	CursorPage<VoucherResponse> list(ProgramId program, @RequestParam @Nullable String q,
			@RequestParam @Nullable UUID batch, @RequestParam @Nullable String member,
			@RequestParam @Nullable String source, @RequestParam @Nullable String state, PageQuery page) {
		var filter = new VoucherFilter(q, batch, this.members.query(program, member),
				Words.filter(VoucherSource.class, source, "source"), Words.filter(VoucherState.class, state, "state"));
		return this.queries.list(program, filter, page).map(this.answers.each(program));
	}

	@GetMapping("/{code}")
	@Operation(operationId = "getVoucher", summary = "A code",
			description = "However it is written. 404 says by its code whether it was mistyped (code_mistyped) or never was (code_unknown).")
	VoucherResponse get(ProgramId program, @PathVariable String code) {
		return this.answers.of(program, this.validation.require(program, code));
	}

	@GetMapping("/{code}/uses")
	@Operation(operationId = "listVoucherUses", summary = "List the uses of a code, newest first")
	CursorPage<VoucherUseResponse> uses(ProgramId program, @PathVariable String code, PageQuery page) {
		var currency = this.answers.currency(program);
		return this.queries.uses(program, this.validation.require(program, code).id(), page)
			.map((use) -> VoucherUseResponse.of(use, currency));
	}

	/**
	 * A code to be issued.
	 *
	 * @param code what it is to be; made if nothing is said
	 * @param pattern what it is to look like if it is made: each # a letter or digit, the
	 * last one checks the others
	 * @param member who alone may use it
	 */
	@Schema(name = "IssueVoucherRequest", example = """
			{"pattern": "TACK-####-####", "label": "75 kr rabatt", "member": "ext:web:5521",
			"terms": {"benefit": {"type": "fixed_amount", "amount": "75.00"}, "minimum_order": "300.00"},
			"rules": {"max_uses": 1}}""")
	record IssueRequest(@Size(max = 60) @Nullable String code, @Size(max = 60) @Nullable String pattern,
			@NotBlank @Size(max = VoucherLabel.MAX_LENGTH) @Nullable String label,
			@Size(max = VoucherLabel.MAX_LENGTH) @Nullable String labelEn, @NotNull @Valid @Nullable TermsBody terms,
			@Valid @Nullable RulesBody rules, @Size(max = 200) @Nullable String member) {

		IssueVoucher toCommand(Currency currency, @Nullable MemberId member) {
			return new IssueVoucher(this.code, (this.pattern != null) ? CodePattern.parse(this.pattern) : null,
					VoucherLabel.of(requireNonNull(this.label), this.labelEn),
					requireNonNull(this.terms).terms(currency, "/terms"), member,
					(this.rules != null) ? this.rules.rules("/rules") : VoucherRules.ONCE, VoucherSource.API, null);
		}

	}

}
