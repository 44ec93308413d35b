package se.stamkund.member.web;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.member.LoginLinks;
import se.stamkund.member.MemberCopies;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.platform.PublicUrl;
import se.stamkund.platform.api.Idempotency;
import se.stamkund.program.Programs;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

/** Lets a member in to what is hers. */
@RestController
@RequestMapping("/api/v1/members/{member}")
@Tag(name = "Members")
class MemberAccessRestController {

	private final LoginLinks links;

	private final MemberCopies copies;

	private final MemberDirectory directory;

	private final Programs programs;

	private final PublicUrl url;

	MemberAccessRestController(LoginLinks links, MemberCopies copies, MemberDirectory directory, Programs programs,
			PublicUrl url) {
		this.links = links;
		this.copies = copies;
		this.directory = directory;
		this.programs = programs;
		this.url = url;
	}

	@PostMapping("/login-links")
	@ResponseStatus(HttpStatus.CREATED)
	@Idempotency(Idempotency.Mode.OFF)
	@Operation(operationId = "createLoginLink", summary = "Make a login link",
			description = "Lets her in to her own pages once, within five minutes. Send her on to it from where she is "
					+ "logged in with you.")
	LoginLinkResponse createLoginLink(ProgramId program, @PathVariable MemberKey member) {
		var token = this.links.forStorefront(program, this.directory.resolve(program, member));
		return new LoginLinkResponse(this.url.of("/p/" + this.programs.get(program).code() + "/login/" + token.value()),
				token.expiresAt());
	}

	@GetMapping("/data")
	@Operation(operationId = "getMemberData", summary = "A copy of all that is known of a member",
			description = "For the member who asks for it. Each feature adds its own part.")
	DataResponse data(ProgramId program, Actor actor, @PathVariable MemberKey member) {
		var copy = this.copies.of(program, this.directory.resolve(program, member), actor);
		return new DataResponse(copy.member(), copy.at(), copy.parts());
	}

	@Schema(name = "LoginLink")
	record LoginLinkResponse(@Schema(format = "uri") String url, Instant expiresAt) {

		/** Without the secret, as it would land in logs. */
		@Override
		public String toString() {
			return "LoginLinkResponse[until " + this.expiresAt + "]";
		}

	}

	@Schema(name = "MemberData")
	record DataResponse(UUID member, Instant copiedAt, Map<String, Object> parts) {
	}

}
