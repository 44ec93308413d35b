package se.stamkund.member.web;

import java.net.URI;
import java.util.List;
import java.util.Map;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.member.ChangeMember;
import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.ExternalChange;
import se.stamkund.member.ExternalIdentity;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberErasure;
import se.stamkund.member.MemberFilter;
import se.stamkund.member.MemberKey;
import se.stamkund.member.MemberMerges;
import se.stamkund.member.MemberSearch;
import se.stamkund.member.MemberSource;
import se.stamkund.member.Members;
import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.InvalidFieldException;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.api.Patch;
import se.stamkund.platform.security.ApiCaller;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

/** Members over REST. */
@RestController
@RequestMapping("/api/v1/members")
@Tag(name = "Members")
class MemberRestController {

	private final Enrolment enrolment;

	private final Members members;

	private final MemberDirectory directory;

	private final MemberSearch search;

	private final MemberErasure erasure;

	private final MemberMerges merges;

	private final StoreCodes stores;

	MemberRestController(Enrolment enrolment, Members members, MemberDirectory directory, MemberSearch search,
			MemberErasure erasure, MemberMerges merges, StoreCodes stores) {
		this.merges = merges;
		this.enrolment = enrolment;
		this.members = members;
		this.directory = directory;
		this.search = search;
		this.erasure = erasure;
		this.stores = stores;
	}

	@PostMapping
	@Operation(operationId = "enrolMember", summary = "Enrol a member",
			description = "An identity that is known leads to the member who has it: she is completed with what she "
					+ "lacked, and nothing she has is overwritten.")
	@ApiResponse(responseCode = "201", description = "A new member")
	@ApiResponse(responseCode = "200", description = "She was known")
	@ApiResponse(responseCode = "409", description = "The identities belong to different members")
	ResponseEntity<MemberResponse> enrol(ApiCaller caller, @Valid @RequestBody EnrolRequest request) {
		var program = caller.program();
		var enrolled = MemberFields
			.inBody(() -> this.enrolment.enrol(program, command(caller, request), caller.actor()));
		var answer = response(program, enrolled.member());
		return enrolled.created()
				? ResponseEntity.created(URI.create("/api/v1/members/" + enrolled.member())).body(answer)
				: ResponseEntity.ok(answer);
	}

	@GetMapping
	@Operation(operationId = "listMembers", summary = "List members", description = "By family name")
	CursorPage<MemberRowResponse> list(ProgramId program,
			@RequestParam(required = false) @Parameter(description = "Her whole address") @Nullable String email,
			@RequestParam(required = false) @Parameter(description = "Her whole number") @Nullable String phone,
			@RequestParam(required = false) @Parameter(description = "Her member number") @Nullable String number,
			@RequestParam(required = false) @Parameter(
					description = "How her name, address, phone or member number begins") @Nullable String q,
			@RequestParam(required = false) @Nullable String tag, @RequestParam(required = false) @Parameter(
					description = "The code of her tier, as last booked") @Nullable String tier,
			PageQuery query) {
		var filter = new MemberFilter(q, email, phone, number, tag, Map.of(), MemberFilter.Sort.NAME).with("tier",
				tier);
		var page = MemberFields.inQuery(() -> this.search.page(program, filter, query, false));
		var next = page.next();
		return new CursorPage<>(page.rows().stream().map(MemberRowResponse::of).toList(), next != null,
				(next != null) ? next.encode() : null);
	}

	@GetMapping("/{member}")
	@Operation(operationId = "getMember", summary = "Get a member",
			description = "The id of a member who was merged into another answers that one: `aliases` says so.")
	MemberResponse get(ProgramId program, @PathVariable MemberKey member) {
		return response(program, this.directory.resolve(program, member));
	}

	@PatchMapping("/{member}")
	@Operation(operationId = "changeMember", summary = "Change a member",
			description = "A field that isn't there stays as it is; null takes its value away.")
	@ApiResponse(responseCode = "200", description = "As she is now")
	@ApiResponse(responseCode = "409", description = "An identity belongs to another member")
	MemberResponse change(ProgramId program, Actor actor, @PathVariable MemberKey member,
			@Valid @RequestBody ChangeMemberRequest request) {
		var id = this.directory.resolve(program, member);
		MemberFields.inBody(() -> this.members.change(program, id, command(program, request), actor));
		return response(program, id);
	}

	@DeleteMapping("/{member}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(operationId = "eraseMember", summary = "Erase a member",
			description = "Removes everything personal at once and for good. Orders and points remain, under an id "
					+ "that says nothing.")
	void erase(ProgramId program, Actor actor, @PathVariable MemberKey member) {
		this.erasure.erase(program, this.directory.resolve(program, member), actor);
	}

	private MemberResponse response(ProgramId program, MemberId id) {
		return MemberResponse.of(this.directory.get(program, id), this.merges.aliases(program, id),
				this.stores.byId(program));
	}

	private EnrolMember command(ApiCaller caller, EnrolRequest request) {
		var program = caller.program();
		var store = (request.store() != null) ? this.stores.id(program, request.store(), "/store") : caller.store();
		return new EnrolMember(request.email(), request.phone(), external(caller, request.external()),
				request.firstName(), request.lastName(), request.birthday(), request.language(), request.tagsOrNone(),
				request.attributesOrNone(), request.consentsOrNone().stream().map(ConsentRequest::toChange).toList(),
				store, MemberSource.API);
	}

	private @Nullable ExternalIdentity external(ApiCaller caller, EnrolRequest.@Nullable External external) {
		if (external == null) {
			return null;
		}
		var store = (external.store() != null) ? this.stores.id(caller.program(), external.store(), "/external/store")
				: caller.store();
		if (store == null) {
			throw new InvalidFieldException("/external/store", "Name the store; the key has none of its own");
		}
		return new ExternalIdentity(store, requireNonNull(external.id()));
	}

	private ChangeMember command(ProgramId program, ChangeMemberRequest request) {
		var externals = requireNonNullElse(request.externals(), List.<ChangeMemberRequest.External>of()).stream()
			.map((external) -> new ExternalChange(
					this.stores.id(program, requireNonNull(external.store()), "/externals/store"), external.id()))
			.toList();
		return new ChangeMember(request.email(), request.phone(), externals, request.firstName(), request.lastName(),
				request.birthday(), request.language(),
				(request.tags() != null) ? Patch.to(request.tags()) : Patch.nothing(),
				requireNonNullElse(request.attributes(), Map.<String, @Nullable Object>of()));
	}

}
