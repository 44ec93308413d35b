package se.stamkund.member.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import se.stamkund.member.ConsentChange;
import se.stamkund.member.ConsentChannel;
import se.stamkund.member.ConsentPurpose;
import se.stamkund.platform.api.Words;

import static java.util.Objects.requireNonNull;

/** A yes or a no. */
@Schema(name = "ConsentChange")
record ConsentRequest(
		@NotNull @Pattern(regexp = "terms|marketing|profiling|surveys",
				message = "must be terms, marketing, profiling or surveys") @Schema(allowableValues = {
						"terms", "marketing", "profiling", "surveys" }, example = "marketing") @Nullable String purpose,
		@Pattern(regexp = "email|sms|post|push", message = "must be email, sms, post or push") @Schema(
				description = "For marketing and surveys", allowableValues = { "email", "sms", "post", "push" },
				example = "email") @Nullable String channel,
		@NotNull @Schema(example = "true") @Nullable Boolean given,
		@Size(max = 40) @Schema(description = "Which version of the text she was shown",
				example = "2026-01") @Nullable String wording){

	ConsentChange toChange() {
		return new ConsentChange(Words.parse(ConsentPurpose.class, requireNonNull(this.purpose)),
				(this.channel != null) ? Words.parse(ConsentChannel.class, this.channel) : ConsentChannel.NONE,
				requireNonNull(this.given), this.wording);
	}

}
