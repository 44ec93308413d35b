package se.stamkund.member;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A yes or a no.
 *
 * @param wording which version of the text she was shown: "2026-01", or null if it isn't
 * known
 * @param at when she said so, if that was before it was told; null for now
 */
public record ConsentChange(ConsentPurpose purpose, ConsentChannel channel, boolean given, @Nullable String wording,
		@Nullable Instant at) {

	public ConsentChange(ConsentPurpose purpose, ConsentChannel channel, boolean given, @Nullable String wording) {
		this(purpose, channel, given, wording, null);
	}

}
