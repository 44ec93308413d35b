package se.stamkund.purchase.web;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.platform.api.Amount;
import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.GroupCommit;
import se.stamkund.platform.api.GroupCommit.Scope;
import se.stamkund.platform.api.GroupedCalls;
import se.stamkund.platform.api.Idempotency;
import se.stamkund.platform.api.OneOf;
import se.stamkund.platform.api.Words;
import se.stamkund.purchase.ChangeStatus;
import se.stamkund.purchase.OrderQueries;
import se.stamkund.purchase.OrderStatus;
import se.stamkund.purchase.Orders;
import se.stamkund.purchase.RefundKind;
import se.stamkund.purchase.RefundOrder;
import se.stamkund.purchase.RefundView;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

/** What becomes of an order: its status and its refunds. */
@RestController
@RequestMapping("/api/v1/orders/{id}")
@Tag(name = "Orders")
class OrderChangesRestController {

	private final GroupedCalls<ChangeStatus, OrderResponse> changes;

	private final GroupedCalls<RefundOrder, RefundResponse> refunds;

	private final OrderQueries queries;

	private final OrderAnswers answers;

	OrderChangesRestController(Orders orders, OrderQueries queries, OrderAnswers answers, GroupCommit groups) {
		this.changes = groups.of((scope, batch) -> {
			var changed = orders.changeStatus(scope.program(), batch, scope.actor());
			var views = answers.of(scope.program(), OrderAnswers.done(changed)).iterator();
			return OrderAnswers.replies(changed, (done) -> ResponseEntity.ok(views.next()));
		});
		this.refunds = groups.of((scope, batch) -> {
			var refunded = orders.refund(scope.program(), batch, scope.actor());
			var currency = answers.currency(scope.program());
			return OrderAnswers.replies(refunded, (done) -> answer(done.value(), done.changed(), currency));
		});
		this.queries = queries;
		this.answers = answers;
	}

	@PostMapping("/status")
	@Idempotency(Idempotency.Mode.GROUPED)
	@Operation(operationId = "changeOrderStatus", summary = "Move an order on",
			description = "Paid awards its points, delivered makes usable what waited for it, cancelled takes everything back. The status it already has changes nothing.")
	ResponseEntity<OrderResponse> changeStatus(ProgramId program, Actor actor, @PathVariable String id,
			@Valid @RequestBody StatusRequest request) {
		var status = Words.parse(OrderStatus.class, Objects.requireNonNull(request.status()));
		return this.changes.call(new Scope(program, actor),
				new ChangeStatus(this.answers.resolve(program, id), status, request.at()));
	}

	@PostMapping("/refunds")
	@Idempotency(Idempotency.Mode.GROUPED)
	@Operation(operationId = "refundOrder", summary = "Give back part of an order",
			description = "By lines or by amount. 201 for a new refund; 200 if the same was recorded before; 409 refund_differs for other content under the same refund id.")
	@ApiResponse(responseCode = "201", description = "A new refund")
	@ApiResponse(responseCode = "200", description = "Recorded before, exactly so")
	ResponseEntity<RefundResponse> refund(ProgramId program, Actor actor, @PathVariable String id,
			@Valid @RequestBody RefundRequest request) {
		var order = this.answers.resolve(program, id);
		return this.refunds.call(new Scope(program, actor), request.toCommand(order, this.answers.tender(program)));
	}

	private static ResponseEntity<RefundResponse> answer(RefundView refund, boolean created, Currency currency) {
		var answer = RefundResponse.of(refund, currency);
		return created
				? ResponseEntity.created(URI.create("/api/v1/orders/" + refund.order() + "/refunds")).body(answer)
				: ResponseEntity.ok(answer);
	}

	@GetMapping("/refunds")
	@Operation(operationId = "listRefunds", summary = "What has come back of an order, oldest first")
	CursorPage<RefundResponse> refunds(ProgramId program, @PathVariable String id) {
		var order = this.answers.resolve(program, id);
		var currency = this.answers.currency(program);
		return CursorPage.all(this.queries.refunds(program, order)
			.stream()
			.map((refund) -> RefundResponse.of(refund, currency))
			.toList());
	}

	/** The status it gets. */
	@Schema(name = "OrderStatusRequest")
	record StatusRequest(@Nullable @NotNull @Pattern(regexp = "created|paid|delivered|cancelled",
			message = "must be created, paid, delivered or cancelled") @Schema(example = "delivered") String status,
			@Nullable @Schema(example = "2026-11-24T12:00:00+01:00") Instant at) {

	}

	/** What comes back: lines or an amount. */
	@Schema(name = "RefundRequest")
	record RefundRequest(@Nullable @NotBlank @Size(max = 100) @Schema(example = "R-77") String refundId,
			@Nullable @Size(max = 2000) List<@NotNull @Valid Line> lines,
			@Nullable @Schema(type = "string", example = "100.00") Amount amount, @Nullable Instant at) {

		RefundOrder toCommand(UUID order, Tender tender) {
			var told = Objects.requireNonNullElse(this.lines, List.<Line>of());
			var parts = IntStream.range(0, told.size())
				.mapToObj((i) -> told.get(i).toCommand(tender, "/lines/" + i + "/amount"))
				.toList();
			return new RefundOrder(order, Objects.requireNonNull(this.refundId).strip(), parts,
					(this.amount != null) ? tender.money(this.amount, "/amount") : null, this.at);
		}

		/** A line that comes back; all that is left of it if neither is told. */
		@Schema(name = "RefundLineRequest")
		record Line(@Nullable @NotBlank @Size(max = 100) @Schema(example = "1") String lineId,
				@Nullable @DecimalMin(value = "0", inclusive = false) @DecimalMax("1000000") @Digits(integer = 7,
						fraction = 3) @Schema(example = "1") BigDecimal quantity,
				@Nullable @Schema(type = "string", example = "100.00") Amount amount) {

			RefundOrder.Line toCommand(Tender tender, String pointer) {
				return new RefundOrder.Line(Objects.requireNonNull(this.lineId).strip(), this.quantity,
						(this.amount != null) ? tender.money(this.amount, pointer) : null);
			}

		}

	}

	/**
	 * What came back, and what that did to the points.
	 *
	 * @param giftCardGivenBack onto the gift cards that had part-paid it
	 * @param codesGivenBack how many codes can be used again
	 */
	@Schema(name = "Refund")
	record RefundResponse(UUID id, UUID order, String refundId, @OneOf(RefundKind.class) String kind, Amount amount,
			List<Line> lines, long pointsTaken, long pointsUncollected, long pointsGivenBack, Amount giftCardGivenBack,
			int codesGivenBack, Instant occurredAt) {

		static RefundResponse of(RefundView refund, Currency currency) {
			return new RefundResponse(refund.id(), refund.order(), refund.refundId(), Words.of(refund.kind()),
					Amount.of(refund.amount(), currency),
					refund.lines()
						.stream()
						.map((line) -> new Line(line.lineId(), Amount.of(line.amount(), currency),
								new BigDecimal(line.quantity().stripTrailingZeros().toPlainString())))
						.toList(),
					refund.pointsTaken().value(), refund.pointsUncollected().value(), refund.pointsGivenBack().value(),
					Amount.of(refund.giftCardGivenBack(), currency), refund.codesGivenBack(), refund.occurredAt());
		}

		/** What came back of one line. */
		@Schema(name = "RefundLine")
		record Line(String lineId, Amount amount, BigDecimal quantity) {

		}

	}

}
