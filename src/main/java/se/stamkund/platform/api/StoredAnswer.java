package se.stamkund.platform.api;

import org.jspecify.annotations.Nullable;

/**
 * What was answered to a call.
 *
 * @param status 2xx; none while the call is running
 */
@SuppressWarnings("ArrayRecordComponent")
record StoredAnswer(byte[] fingerprint, @Nullable Integer status, @Nullable String contentType,
		@Nullable String location, @Nullable String etag, byte @Nullable [] body) {
}
