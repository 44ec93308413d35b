package se.stamkund.purchase.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import se.stamkund.member.MemberKey;
import se.stamkund.platform.api.InvalidFieldException;
import se.stamkund.purchase.OrderCustomer;

/**
 * Who bought: a member, or what the store knows of the customer.
 *
 * @param member our id, or {@code ext:{store}:{id}}; must be a member
 * @param id the store's own customer id; "0" means a guest
 */
@Schema(name = "OrderCustomer")
record CustomerRequest(@Nullable @Size(max = 200) @Schema(example = "ext:web:5521") String member,
		@Nullable @Size(max = 128) @Schema(example = "5521") String id,
		@Nullable @Size(max = 254) @Schema(example = "anna@example.com") String email,
		@Nullable @Size(max = 40) @Schema(example = "070-123 45 67") String phone) {

	/** What WooCommerce calls a customer it doesn't know. */
	private static final String NOBODY = "0";

	OrderCustomer toCommand() {
		return new OrderCustomer((this.member != null) ? key(this.member, "/customer/member") : null,
				NOBODY.equals(this.id) ? null : given(this.id), given(this.email), given(this.phone));
	}

	static OrderCustomer nobody() {
		return OrderCustomer.UNKNOWN;
	}

	static MemberKey key(String text, String pointer) {
		try {
			return MemberKey.parse(text);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidFieldException(pointer, String.valueOf(ex.getMessage()));
		}
	}

	private static @Nullable String given(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

}
