package se.stamkund.program;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Somebody who works with a programme. */
public record TeamMember(UUID staff, String email, String name, Role role, @Nullable UUID store,
		@Nullable String storeName) {
}
