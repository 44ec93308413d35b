package se.stamkund.purchase.web;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import se.stamkund.platform.api.Amount;
import se.stamkund.platform.api.OneOf;
import se.stamkund.platform.api.Words;
import se.stamkund.program.StoreView;
import se.stamkund.purchase.OrderRow;
import se.stamkund.purchase.OrderStatus;

/** An order in a list. */
@Schema(name = "OrderSummary")
record OrderRowResponse(UUID id, String store, String orderId, boolean test, @Nullable UUID member,
		@OneOf(OrderStatus.class) String status, Instant orderedAt, Amount total, Amount refunded, long points,
		long pointsUsed, List<WarningResponse> warnings) {

	static OrderRowResponse of(OrderRow row, Codes codes, Currency currency) {
		var member = row.member();
		return new OrderRowResponse(row.id(), codes.of(row.store()), row.orderId(), row.test(),
				(member != null) ? member.value() : null, Words.of(row.status()), row.orderedAt(),
				Amount.of(row.total(), currency), Amount.of(row.refunded(), currency), row.points().value(),
				row.pointsUsed().value(),
				row.warnings().stream().map((warning) -> WarningResponse.of(warning, currency)).toList());
	}

	/** What stores are called. */
	record Codes(Map<UUID, String> byId) {

		Codes(List<StoreView> stores) {
			this(stores.stream().collect(Collectors.toMap(StoreView::id, StoreView::code)));
		}

		String of(UUID store) {
			return this.byId.getOrDefault(store, "");
		}

	}

}
