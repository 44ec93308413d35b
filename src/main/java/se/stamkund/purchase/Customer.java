package se.stamkund.purchase;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

import se.stamkund.member.Identity;
import se.stamkund.member.IdentityType;

/**
 * Who a store said the customer was. Personal data: cleared when the member is erased.
 */
@Embeddable
record Customer(@Column(name = "customer_external_id") @Nullable String externalId,
		@Column(name = "customer_email") @Nullable String email,
		@Column(name = "customer_phone") @Nullable String phone) {

	static final Customer UNKNOWN = new Customer(null, null, null);

	/** What a member could be known by, best first. */
	List<Identity> identities(UUID store) {
		var identities = new ArrayList<Identity>();
		if (this.externalId != null) {
			identities.add(new Identity(IdentityType.EXTERNAL, this.externalId, store));
		}
		if (this.email != null) {
			identities.add(new Identity(IdentityType.EMAIL, this.email, null));
		}
		if (this.phone != null) {
			identities.add(new Identity(IdentityType.PHONE, this.phone, null));
		}
		return identities;
	}

	CustomerView view() {
		return new CustomerView(this.externalId, this.email, this.phone);
	}

}
