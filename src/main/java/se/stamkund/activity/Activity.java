package se.stamkund.activity;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;

/**
 * Something that happened to a member, or to an anonymous visitor.
 *
 * @param type like {@code order.paid}; pages tell it in the words of the bundle under
 * {@code activity.<type>}
 * @param reference what it is about, such as an order's id as the store knows it
 * @param properties JSON values: strings, numbers, booleans, and lists and maps of them
 */
public record Activity(@Nullable MemberId member, @Nullable String visitor, String type, @Nullable String reference,
		@Nullable UUID store, Actor actor, Map<String, Object> properties, Instant occurredAt) {

	public Activity {
		if ((member == null) == (visitor == null)) {
			throw new IllegalArgumentException("It happened either to a member or to a visitor");
		}
	}

	/** Something that happened to a member. */
	public static Activity of(MemberId member, String type, @Nullable String reference, @Nullable UUID store,
			Actor actor, Map<String, Object> properties, Instant occurredAt) {
		return new Activity(member, null, type, reference, store, actor, properties, occurredAt);
	}

}
