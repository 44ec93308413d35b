package se.stamkund.backoffice;

import se.stamkund.platform.PublicUrl;
import se.stamkund.program.StoreView;

/** A command that records an order, ready to be pasted into a terminal. */
public final class SetupCurl {

	private SetupCurl() {
	}

	public static String order(PublicUrl publicUrl, String key, StoreView store, String customer) {
		return """
				curl -X POST %s \\
				  -H "Authorization: Bearer %s" \\
				  -H "Content-Type: application/json" \\
				  -d '{"store": "%s", "order_id": "curl-1", "status": "paid", "customer": {"email": "%s"},
				       "lines": [{"name": "Kaffe", "quantity": 1, "gross": "89.00"}]}'"""
			.formatted(publicUrl.of("/api/v1/orders"), key, store.code(), customer);
	}

}
