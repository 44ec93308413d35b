package se.stamkund.program;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A person's account.
 *
 * @param founder made with the first-start token: may start a programme without owning
 * one
 * @param passwordChangedAt sessions begun with an older password end
 */
public record StaffAccount(UUID id, String email, String name, Locale locale, boolean founder,
		Instant passwordChangedAt) {
}
