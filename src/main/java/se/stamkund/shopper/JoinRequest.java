package se.stamkund.shopper;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** What a shopper says of herself when she joins; she has agreed to the terms. */
public record JoinRequest(String email, @Nullable String firstName, @Nullable String lastName, @Nullable String phone,
		@Nullable LocalDate birthday, @Nullable String language, boolean marketingEmail, boolean marketingSms) {
}
