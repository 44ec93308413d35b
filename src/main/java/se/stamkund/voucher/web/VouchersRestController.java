package se.stamkund.voucher.web;

import java.net.URI;
import java.util.ArrayList;
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
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.Amount;
import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.InvalidFieldException;
import se.stamkund.platform.api.InvalidParameterException;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.api.Problem;
import se.stamkund.program.Programs;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.CodePattern;
import se.stamkund.voucher.IssueVoucher;
import se.stamkund.voucher.UnknownCodeException;
import se.stamkund.voucher.VoucherDesk;
import se.stamkund.voucher.VoucherFilter;
import se.stamkund.voucher.VoucherLabel;
import se.stamkund.voucher.VoucherQueries;
import se.stamkund.voucher.VoucherRedeeming;
import se.stamkund.voucher.VoucherRedeeming.Redeem;
import se.stamkund.voucher.VoucherRedeeming.Redeemed;
import se.stamkund.voucher.VoucherRules;
import se.stamkund.voucher.VoucherSource;
import se.stamkund.voucher.VoucherState;
import se.stamkund.voucher.VoucherValidation;
import se.stamkund.voucher.VoucherView;
import se.stamkund.voucher.Vouchers;

import static java.util.Objects.requireNonNull;

/** Codes: issue, find, validate, redeem, withdraw. */
@RestController
@RequestMapping("/api/v1/vouchers")
@Tag(name = "Vouchers")
class VouchersRestController {

	private final Vouchers vouchers;

	private final VoucherQueries queries;

	private final VoucherValidation validation;

	private final VoucherRedeeming redeeming;

	private final VoucherDesk desk;

	private final MemberDirectory members;

	private final Programs programs;

	private final ProgramClock clock;

	VouchersRestController(Vouchers vouchers, VoucherQueries queries, VoucherValidation validation,
			VoucherRedeeming redeeming, VoucherDesk desk, MemberDirectory members, Programs programs,
			ProgramClock clock) {
		this.vouchers = vouchers;
		this.queries = queries;
		this.validation = validation;
		this.redeeming = redeeming;
		this.desk = desk;
		this.members = members;
		this.programs = programs;
		this.clock = clock;
	}

	@PostMapping
	@Operation(operationId = "issueVoucher", summary = "Issue a code",
			description = "Made to a pattern unless it is given. Bound to a member, only she can use it.")
	@ApiResponse(responseCode = "201", description = "A new code")
	ResponseEntity<VoucherResponse> issue(ProgramId program, Actor actor, @Valid @RequestBody IssueRequest request) {
		var made = this.vouchers
			.issue(program, List.of(request.toCommand(currency(program), member(program, request.member()))), actor)
			.getFirst();
		return ResponseEntity.created(URI.create("/api/v1/vouchers/" + made.id())).body(answer(program, made));
	}

	@GetMapping
	@Operation(operationId = "listVouchers", summary = "List codes, newest first",
			description = "`q` is what the code begins with; `member` finds the codes that only she may use.")
	CursorPage<VoucherResponse> list(ProgramId program, @RequestParam @Nullable String q,
			@RequestParam @Nullable UUID batch, @RequestParam @Nullable String member,
			@RequestParam @Nullable String source, @RequestParam @Nullable String state, PageQuery page) {
		var currency = currency(program);
		var now = this.clock.now(program);
		var filter = new VoucherFilter(q, batch, (member != null) ? named(program, member) : null,
				Filters.word(VoucherSource.class, source, "source"), Filters.word(VoucherState.class, state, "state"));
		return this.queries.list(program, filter, page).map((voucher) -> VoucherResponse.of(voucher, currency, now));
	}

	@GetMapping("/{code}")
	@Operation(operationId = "getVoucher", summary = "A code",
			description = "However it is written. 404 says by its code whether it was mistyped (code_mistyped) or never was (code_unknown).")
	VoucherResponse get(ProgramId program, @PathVariable String code) {
		return answer(program, this.validation.require(program, code));
	}

	@GetMapping("/{code}/uses")
	@Operation(operationId = "listVoucherUses", summary = "List the uses of a code, newest first")
	CursorPage<VoucherUseResponse> uses(ProgramId program, @PathVariable String code, PageQuery page) {
		var currency = currency(program);
		return this.queries.uses(program, this.validation.require(program, code).id(), page)
			.map((use) -> VoucherUseResponse.of(use, currency));
	}

	@PostMapping("/{code}/validate")
	@Operation(operationId = "validateVoucher", summary = "Ask whether a code can be used",
			description = "Changes nothing. Answers all that stands in the way, the most important first; with a cart also what it takes off.")
	ValidationResponse validate(ProgramId program, @PathVariable String code,
			@Valid @RequestBody ValidateRequest request) {
		var currency = currency(program);
		var found = this.validation.validate(program, code, member(program, request.member()),
				(request.cart() != null) ? request.cart().cart(currency) : null);
		return ValidationResponse.of(found, answer(program, found.voucher()), currency);
	}

	@PostMapping("/{code}/redeem")
	@Operation(operationId = "redeemVoucher", summary = "Use a code by itself",
			description = "For uses without an order; orders use codes through a hold. The same reference once more answers the same use.")
	@ApiResponse(responseCode = "201", description = "A new use")
	@ApiResponse(responseCode = "200", description = "Redeemed before with this reference")
	ResponseEntity<RedemptionResponse> redeem(ProgramId program, Actor actor, @PathVariable String code,
			@Valid @RequestBody RedeemRequest request) {
		var currency = currency(program);
		var done = this.redeeming.redeem(program, code,
				new Redeem(requireNonNull(request.reference()).strip(), member(program, request.member()),
						(request.amount() != null) ? TermsBody.positive(request.amount(), currency, "/amount") : null),
				actor);
		return ResponseEntity.status(done.changed() ? HttpStatus.CREATED : HttpStatus.OK).body(answer(program, done));
	}

	@PostMapping("/{code}/uses/{use}/cancel")
	@Operation(operationId = "cancelVoucherUse", summary = "Cancel a use: the code can be used again",
			description = "Of a use by itself. What an order used comes back with the order. Again it changes nothing.")
	RedemptionResponse cancelUse(ProgramId program, @PathVariable String code, @PathVariable UUID use) {
		return answer(program, this.redeeming.cancel(program, this.validation.require(program, code).id(), use));
	}

	@PostMapping("/{code}/cancel")
	@Operation(operationId = "cancelVoucher", summary = "Withdraw a code",
			description = "What has been used stays used; what is held can still be paid with. Again it changes nothing.")
	VoucherResponse cancel(ProgramId program, Actor actor, @PathVariable String code) {
		return answer(program, this.desk.cancel(program, this.validation.require(program, code).id(), actor));
	}

	@PostMapping("/{code}/restore")
	@Operation(operationId = "restoreVoucher", summary = "Undo withdrawing a code", description = "Within 24 hours.")
	VoucherResponse restore(ProgramId program, Actor actor, @PathVariable String code) {
		return answer(program, this.desk.restore(program, this.validation.require(program, code).id(), actor));
	}

	@ExceptionHandler
	ProblemDetail onUnknownCode(UnknownCodeException ex) {
		return Problem.of(HttpStatus.NOT_FOUND, ex.code(), ex.detail());
	}

	private VoucherResponse answer(ProgramId program, VoucherView voucher) {
		return VoucherResponse.of(voucher, currency(program), this.clock.now(program));
	}

	private RedemptionResponse answer(ProgramId program, Redeemed done) {
		return new RedemptionResponse(VoucherUseResponse.of(done.use(), currency(program)),
				answer(program, done.voucher()));
	}

	private Currency currency(ProgramId program) {
		return this.programs.get(program).currency();
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
					Filters.label(requireNonNull(this.label), this.labelEn),
					requireNonNull(this.terms).terms(currency, "/terms"), member,
					(this.rules != null) ? this.rules.rules("/rules") : VoucherRules.ONCE, VoucherSource.API, null);
		}

	}

	/** Who wants to use a code, and for what. */
	@Schema(name = "ValidateVoucherRequest")
	record ValidateRequest(@Size(max = 200) @Nullable @Schema(example = "ext:web:5521") String member,
			@Valid @Nullable CartBody cart) {
	}

	/**
	 * Whether a code can be used.
	 *
	 * @param reasons all that stands in the way, the most important first
	 * @param discount what it takes off the cart, shipping included
	 * @param shippingDiscount of that, off the shipping
	 */
	@Schema(name = "VoucherValidation")
	record ValidationResponse(boolean valid, List<ReasonResponse> reasons, @Nullable Amount discount,
			@Nullable Amount shippingDiscount, VoucherResponse voucher) {

		static ValidationResponse of(VoucherValidation.Validated found, VoucherResponse voucher, Currency currency) {
			var reasons = new ArrayList<ReasonResponse>();
			found.refusals().forEach((refusal) -> reasons.add(ReasonResponse.of(refusal)));
			var offer = found.offer();
			if (offer != null && offer.refusal() != null) {
				reasons.add(ReasonResponse.of(offer.refusal(), currency));
			}
			return new ValidationResponse(found.valid(), reasons,
					(offer != null) ? Amount.of(offer.amount(), currency) : null,
					(offer != null) ? Amount.of(offer.shipping(), currency) : null, voucher);
		}

	}

	/**
	 * A use without an order.
	 *
	 * @param reference your own name of it; of a code, the same is the same use
	 * @param amount what it took off, if you want that kept
	 */
	@Schema(name = "RedeemVoucherRequest", example = """
			{"reference": "workshop-2026-118", "member": "ext:web:5521", "amount": "75.00"}""")
	record RedeemRequest(@NotBlank @Size(max = 200) @Nullable String reference,
			@Size(max = 200) @Nullable String member,
			@Nullable @Schema(type = "string", example = "75.00") Amount amount) {
	}

	/** A use, and the code after it. */
	@Schema(name = "VoucherRedemption")
	record RedemptionResponse(VoucherUseResponse use, VoucherResponse voucher) {
	}

}
