package se.stamkund.member.web;

import java.time.Instant;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import se.stamkund.member.MemberRow;

/** A member in a list. */
@Schema(name = "MemberSummary")
record MemberRowResponse(UUID id, @Schema(example = "48210937") @Nullable String number,
		@Schema(example = "anna@example.com") @Nullable String email,
		@Schema(example = "+46701234567") @Nullable String phone, @Schema(example = "Anna") @Nullable String firstName,
		@Schema(example = "Lindqvist") @Nullable String lastName, Instant enrolledAt) {

	static MemberRowResponse of(MemberRow row) {
		return new MemberRowResponse(row.id().value(), row.number(), row.email(), row.phone(), row.firstName(),
				row.lastName(), row.enrolledAt());
	}

}
