package se.stamkund.points.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.Amount;
import se.stamkund.platform.api.Idempotency;
import se.stamkund.platform.api.InvalidFieldException;
import se.stamkund.platform.api.OneOf;
import se.stamkund.platform.api.Words;
import se.stamkund.points.AwardView;
import se.stamkund.points.EarningRules;
import se.stamkund.points.PointsSettingsService;
import se.stamkund.points.Preview;
import se.stamkund.points.PurchaseFacts;
import se.stamkund.points.PurchaseFacts.LineKind;
import se.stamkund.program.Programs;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.shared.Ids;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

/** Tries a rule before it counts. */
@RestController
@RequestMapping("/api/v1/earning-rules/preview")
@Tag(name = "Points")
class PreviewRestController {

	private final Preview preview;

	private final EarningRules rules;

	private final PointsSettingsService settings;

	private final Programs programs;

	private final Stores stores;

	private final ProgramClock clock;

	PreviewRestController(Preview preview, EarningRules rules, PointsSettingsService settings, Programs programs,
			Stores stores, ProgramClock clock) {
		this.preview = preview;
		this.rules = rules;
		this.settings = settings;
		this.programs = programs;
		this.stores = stores;
		this.clock = clock;
	}

	@PostMapping
	@Idempotency(Idempotency.Mode.OFF)
	@Operation(operationId = "previewEarningRule", summary = "Try a rule",
			description = "What an order would give, and what the last 30 days would have given, with the rule beside "
					+ "those in force. Stores nothing.")
	PreviewResponse preview(ProgramId program, @Valid @RequestBody PreviewRequest request) {
		var currency = this.programs.get(program).currency();
		var stores = this.stores.list(program).stream().collect(Collectors.toMap(StoreView::code, StoreView::id));
		var id = (request.replaces() != null) ? this.rules.get(program, request.replaces()).rule().id() : Ids.next();
		var rule = (request.rule() != null) ? request.rule().rule(id, 1, stores, currency) : null;
		var proposal = new Preview.Proposal(null, rule);
		var order = (request.order() != null)
				? this.preview.order(program, proposal, facts(request.order(), program, stores, currency)) : null;
		var month = this.preview.lastMonth(program, proposal);
		var worth = this.settings.get(program).settings().worth(month.difference(), currency);
		return new PreviewResponse((order != null) ? OrderPreview.of(order, currency) : null, new MonthPreview(
				month.purchases(), month.complete(), month.gave(), month.wouldGive(), Amount.of(worth, currency)));
	}

	private PurchaseFacts facts(OrderBody order, ProgramId program, Map<String, UUID> stores, Currency currency) {
		var store = stores.get(requireNonNull(order.store()));
		if (store == null) {
			throw new InvalidFieldException("/order/store", "There is no store with this code");
		}
		var lines = new ArrayList<PurchaseFacts.Line>();
		for (var line : requireNonNull(order.lines())) {
			lines.add(line.line("/order/lines/" + lines.size(), currency));
		}
		var points = (order.paidWithPoints() != null) ? PointsSettingsBody.positive(
				order.paidWithPoints().in(currency, "/order/paid_with_points"), "/order/paid_with_points") : Money.ZERO;
		return new PurchaseFacts(this.clock.now(program), store, requireNonNull(order.store()), null, lines, List.of(),
				points, Money.ZERO);
	}

	/**
	 * What to try.
	 *
	 * @param rule besides those in force; none to try those alone
	 * @param replaces the rule it would replace
	 * @param order what to count
	 */
	@Schema(name = "EarningRulePreviewInput")
	record PreviewRequest(@Valid @Nullable EarningRuleBody rule, @Nullable UUID replaces,
			@Valid @Nullable OrderBody order) {
	}

	/** An order to count. */
	@Schema(name = "PreviewOrderInput")
	record OrderBody(@NotBlank @Size(max = 40) @Nullable String store,
			@NotEmpty @Size(max = 250) @Nullable List<@Valid @NotNull LineBody> lines,
			@Nullable Amount paidWithPoints) {
	}

	/**
	 * A line of it.
	 *
	 * @param kind goods, shipping, gift_card or fee; goods if left out
	 * @param amount what the line costs with VAT, after discounts
	 * @param vatRate in percent; 25 if left out
	 */
	@Schema(name = "PreviewLineInput")
	record LineBody(@OneOf(LineKind.class) @Nullable String kind, @Size(max = 200) @Nullable String sku,
			@Size(max = 200) @Nullable String brand,
			@Size(max = 50) @Nullable Set<@NotBlank @Size(max = 200) String> categories,
			@NotNull @Nullable Amount amount, @DecimalMin("0") @DecimalMax("100") @Nullable BigDecimal vatRate) {

		PurchaseFacts.Line line(String pointer, Currency currency) {
			var parsed = (this.kind != null) ? Words.parse(LineKind.class, this.kind, pointer + "/kind")
					: LineKind.GOODS;
			var gross = PointsSettingsBody.positive(requireNonNull(this.amount).in(currency, pointer + "/amount"),
					pointer + "/amount");
			return new PurchaseFacts.Line(Ids.next(), parsed, this.sku, this.brand,
					requireNonNullElse(this.categories, Set.of()), BigDecimal.ONE, gross, Money.ZERO,
					requireNonNullElse(this.vatRate, BigDecimal.valueOf(25)));
		}

	}

	/** What it would give. */
	@Schema(name = "EarningRulePreview")
	record PreviewResponse(@Nullable OrderPreview order, MonthPreview last30Days) {
	}

	/**
	 * What the order would give.
	 *
	 * @param base what earns
	 * @param exact the points before rounding
	 */
	@Schema(name = "PreviewOrder")
	record OrderPreview(long points, Amount base, BigDecimal exact) {

		static OrderPreview of(AwardView award, Currency currency) {
			return new OrderPreview(award.points().value(), Amount.of(award.why().base(), currency),
					award.why().exact());
		}

	}

	/**
	 * What purchases would have given.
	 *
	 * @param complete false if only the latest were counted
	 * @param gave what they gave
	 * @param liabilityChange what the difference is worth
	 */
	@Schema(name = "PreviewMonth")
	record MonthPreview(int purchases, boolean complete, long gave, long wouldGive, Amount liabilityChange) {
	}

}
