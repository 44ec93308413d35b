package se.stamkund.backoffice.web;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

import se.stamkund.backoffice.web.TillController.PurchaseForm;
import se.stamkund.platform.web.Formats;
import se.stamkund.shared.Ids;

import static java.util.Objects.requireNonNullElseGet;

/** Where a purchase at the till goes on. */
final class TillAddress {

	private TillAddress() {
	}

	/** At its price if there is an amount, with these codes and points. */
	static String of(UUID member, UUID store, PurchaseForm form, List<String> codes, @Nullable Long points,
			Formats formats) {
		var amount = form.amount();
		var page = UriComponentsBuilder.fromPath("/till/" + member + ((amount != null) ? "/preview" : ""))
			.queryParam("store", store)
			.queryParam("codes", codes);
		if (amount != null) {
			page.queryParam("amount", formats.amount(amount))
				.queryParam("receipt", requireNonNullElseGet(form.receipt(), Ids::next));
		}
		if (points != null) {
			page.queryParam("points", points);
		}
		return page.encode().build().toUriString();
	}

}
