package se.stamkund.member.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import se.stamkund.platform.api.Patch;

/** What to change: a field that isn't there stays, null takes its value away. */
@Schema(name = "ChangeMember")
record ChangeMemberRequest(@Schema(types = {
		"string", "null" }, example = "anna@example.com") Patch<String> email,
		@Schema(types = { "string", "null" }, example = "070-123 45 67") Patch<String> phone,
		@Size(max = 20) @Nullable List<@NotNull @Valid External> externals,
		@Schema(types = { "string", "null" }, example = "Anna") Patch<String> firstName,
		@Schema(types = { "string", "null" }, example = "Lindqvist") Patch<String> lastName,
		@Schema(types = { "string", "null" }, format = "date") Patch<LocalDate> birthday,
		@Schema(types = { "string", "null" }, example = "sv") Patch<String> language,
		@Schema(description = "All she is to have") @Size(
				max = 50) @Nullable List<@NotNull @Size(max = 100) String> tags,
		@Size(max = 50) @Schema(description = "Those to set; null takes one away",
				example = "{\"shoe_size\": 38}") @Nullable Map<String, @Nullable Object> attributes){

	/** A storefront's own id of a member; null takes it away. */
	@Schema(name = "ExternalIdChange")
	record External(@NotBlank @Schema(example = "web") @Nullable String store,
			@Size(max = 128) @Schema(example = "5521") @Nullable String id) {
	}

}
