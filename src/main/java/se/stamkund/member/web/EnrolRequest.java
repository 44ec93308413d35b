package se.stamkund.member.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNullElse;

/** Asks for a member. */
@Schema(name = "EnrolMember", description = "At least one of email, phone and external")
record EnrolRequest(@Size(max = 254) @Schema(example = "anna@example.com") @Nullable String email,
		@Size(max = 40) @Schema(description = "National or international",
				example = "070-123 45 67") @Nullable String phone,
		@Valid @Nullable External external, @Size(max = 200) @Schema(example = "Anna") @Nullable String firstName,
		@Size(max = 200) @Schema(example = "Lindqvist") @Nullable String lastName, @Nullable LocalDate birthday,
		@Schema(example = "sv") @Nullable String language,
		@Size(max = 50) @Nullable List<@NotNull @Size(max = 100) String> tags,
		@Size(max = 50) @Schema(description = "Strings, numbers, booleans, and dates as strings",
				example = "{\"shoe_size\": 38}") @Nullable Map<String, Object> attributes,
		@Size(max = 20) @Nullable List<@NotNull @Valid ConsentRequest> consents,
		@Schema(description = "Where she joins; the key's own store when left out",
				example = "web") @Nullable String store) {

	List<ConsentRequest> consentsOrNone() {
		return requireNonNullElse(this.consents, List.of());
	}

	List<String> tagsOrNone() {
		return requireNonNullElse(this.tags, List.of());
	}

	/** An attribute that is null says nothing in an enrolment. */
	Map<String, Object> attributesOrNone() {
		var given = requireNonNullElse(this.attributes, Map.<String, Object>of());
		var known = new HashMap<String, Object>();
		given.forEach((name, value) -> {
			if (Objects.nonNull(value)) {
				known.put(name, value);
			}
		});
		return known;
	}

	/** A storefront's own id of a customer. */
	@Schema(name = "ExternalId")
	record External(@Schema(description = "The key's own store when left out", example = "web") @Nullable String store,
			@NotBlank @Size(max = 128) @Schema(example = "5521") @Nullable String id) {
	}

}
