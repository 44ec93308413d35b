package se.stamkund.giftcard;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.MemberId;

/**
 * Which cards a list is about; what is null excludes nothing.
 *
 * @param text what the code begins with, however it is written
 */
public record GiftCardFilter(@Nullable String text, @Nullable MemberId member, @Nullable GiftCardSource source,
		@Nullable GiftCardState state) {

	public static final GiftCardFilter ALL = new GiftCardFilter(null, null, null, null);

}
