package se.stamkund.member.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import se.stamkund.member.MemberView;
import se.stamkund.platform.api.Words;
import se.stamkund.shared.MemberId;

/** A member, as REST shows her. */
@Schema(name = "Member")
record MemberResponse(UUID id, @Schema(allowableValues = {
		"active", "merged", "erased" }, example = "active") String status,
		@Schema(description = "Eight digits, the last a check digit", example = "48210937") @Nullable String number,
		@Schema(example = "anna@example.com") @Nullable String email, boolean emailVerified,
		@Schema(description = "E.164", example = "+46701234567") @Nullable String phone, boolean phoneVerified,
		List<ExternalResponse> externals, @Schema(example = "Anna") @Nullable String firstName,
		@Schema(example = "Lindqvist") @Nullable String lastName, @Nullable LocalDate birthday,
		@Schema(description = "ISO 639; null means the programme's own", example = "sv") @Nullable String language,
		List<String> tags,
		@Schema(description = "Strings, numbers, booleans, and dates as strings",
				example = "{\"shoe_size\": 38}") Map<String, Object> attributes,
		@Schema(allowableValues = { "api", "admin", "till", "self", "import", "demo" }, example = "api") String source,
		@Schema(example = "web") @Nullable String store, Instant enrolledAt,
		@Schema(description = "Ids of members who were merged into this one; they lead here") List<UUID> aliases){

	static MemberResponse of(MemberView member, List<MemberId> aliases, Map<UUID, String> stores) {
		var store = member.store();
		return new MemberResponse(member.id().value(), Words.of(member.status()), member.number(), member.email(),
				member.emailVerified(), member.phone(), member.phoneVerified(),
				member.externals()
					.stream()
					.map((external) -> new ExternalResponse(stores.getOrDefault(external.store(), ""), external.id()))
					.toList(),
				member.firstName(), member.lastName(), member.birthday(), member.language(), member.tags(),
				member.attributes(), Words.of(member.source()), (store != null) ? stores.get(store) : null,
				member.enrolledAt(), aliases.stream().map(MemberId::value).toList());
	}

	/** A storefront's own id of a member. */
	@Schema(name = "MemberExternal")
	record ExternalResponse(@Schema(example = "web") String store, @Schema(example = "5521") String id) {
	}

}
