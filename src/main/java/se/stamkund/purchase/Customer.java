package se.stamkund.purchase;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * Who a store said the customer was. Personal data: cleared when the member is erased.
 */
@Embeddable
record Customer(@Column(name = "customer_external_id") @Nullable String externalId,
		@Column(name = "customer_email") @Nullable String email,
		@Column(name = "customer_phone") @Nullable String phone) {

	static final Customer UNKNOWN = new Customer(null, null, null);

	CustomerView view() {
		return new CustomerView(this.externalId, this.email, this.phone);
	}

}
