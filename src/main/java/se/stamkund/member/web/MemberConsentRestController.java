package se.stamkund.member.web;

import java.time.Instant;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.member.ConsentChannel;
import se.stamkund.member.ConsentPurpose;
import se.stamkund.member.ConsentView;
import se.stamkund.member.Consents;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.member.MemberSource;
import se.stamkund.platform.api.OneOf;
import se.stamkund.platform.api.Words;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

import static java.util.Objects.requireNonNull;

/** What a member has agreed to, over REST. */
@RestController
@RequestMapping("/api/v1/members/{member}/consents")
@Tag(name = "Members")
class MemberConsentRestController {

	private final Consents consents;

	private final MemberDirectory directory;

	MemberConsentRestController(Consents consents, MemberDirectory directory) {
		this.consents = consents;
		this.directory = directory;
	}

	@GetMapping
	@Operation(operationId = "getMemberConsents", summary = "What a member has agreed to",
			description = "What holds now, and every yes and no so far, latest first.")
	ConsentsResponse get(ProgramId program, @PathVariable MemberKey member) {
		return response(program, this.directory.resolve(program, member));
	}

	@PostMapping
	@Operation(operationId = "changeMemberConsents", summary = "Record a yes or a no",
			description = "Terms are not marketing: each purpose is agreed to for itself, marketing and surveys by channel.")
	ConsentsResponse change(ProgramId program, Actor actor, @PathVariable MemberKey member,
			@Valid @RequestBody ConsentsRequest request) {
		var id = this.directory.resolve(program, member);
		var changes = requireNonNull(request.consents()).stream().map(ConsentRequest::toChange).toList();
		MemberFields.inBody(() -> this.consents.record(program, id, changes, MemberSource.API, actor));
		return response(program, id);
	}

	private ConsentsResponse response(ProgramId program, MemberId id) {
		return new ConsentsResponse(this.consents.current(program, id).stream().map(ConsentResponse::of).toList(),
				this.consents.history(program, id).stream().map(ConsentResponse::of).toList());
	}

	@Schema(name = "ChangeConsents")
	record ConsentsRequest(@NotNull @Size(min = 1, max = 20) @Nullable List<@NotNull @Valid ConsentRequest> consents) {
	}

	@Schema(name = "Consents")
	record ConsentsResponse(List<ConsentResponse> current, List<ConsentResponse> history) {
	}

	@Schema(name = "Consent")
	record ConsentResponse(@OneOf(ConsentPurpose.class) @Schema(example = "marketing") String purpose,
			@Schema(example = "email") @Nullable String channel, boolean given,
			@Schema(example = "2026-01") @Nullable String wording,
			@OneOf(MemberSource.class) @Schema(example = "api") String source,
			@Schema(example = "api_key:0198c7a2-5f6e-7abc-8def-0123456789ab") String actor, Instant at) {

		static ConsentResponse of(ConsentView consent) {
			return new ConsentResponse(Words.of(consent.purpose()),
					(consent.channel() != ConsentChannel.NONE) ? Words.of(consent.channel()) : null, consent.given(),
					consent.wording(), Words.of(consent.source()), consent.actor(), consent.at());
		}

	}

}
