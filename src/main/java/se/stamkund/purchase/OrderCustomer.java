package se.stamkund.purchase;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import se.stamkund.member.MemberKey;

/**
 * Who bought: a member by name, or what the store knows of the customer. She is a guest
 * as long as nothing of it belongs to a member.
 *
 * @param member must exist when it is given
 * @param externalId the store's own customer id
 */
public record OrderCustomer(@Nullable MemberKey member, @Nullable String externalId, @Nullable String email,
		@Nullable String phone) {

	/** Nobody in particular. */
	public static final OrderCustomer UNKNOWN = new OrderCustomer(null, null, null, null);

	public static OrderCustomer of(MemberKey member) {
		return new OrderCustomer(member, null, null, null);
	}

	/** What to look a member up by, best first. */
	List<MemberKey> keys(String store) {
		return Stream
			.of(this.member, (this.externalId != null) ? new MemberKey.ByExternal(store, this.externalId) : null,
					(this.email != null) ? new MemberKey.ByEmail(this.email) : null,
					(this.phone != null) ? new MemberKey.ByPhone(this.phone) : null)
			.<MemberKey>mapMulti((key, sink) -> {
				if (key != null) {
					sink.accept(key);
				}
			})
			.toList();
	}

}
