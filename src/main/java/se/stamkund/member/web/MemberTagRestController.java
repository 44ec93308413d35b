package se.stamkund.member.web;

import java.util.Set;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.member.MemberSearch;
import se.stamkund.member.Members;
import se.stamkund.platform.api.CursorPage;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

/** Tags of members, over REST. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Members")
class MemberTagRestController {

	private final Members members;

	private final MemberDirectory directory;

	private final MemberSearch search;

	MemberTagRestController(Members members, MemberDirectory directory, MemberSearch search) {
		this.members = members;
		this.directory = directory;
		this.search = search;
	}

	@GetMapping("/member-tags")
	@Operation(operationId = "listMemberTags", summary = "The tags in use")
	CursorPage<String> list(ProgramId program) {
		return CursorPage.all(this.search.tags(program));
	}

	@PutMapping("/members/{member}/tags/{tag}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(operationId = "tagMember", summary = "Give a member a tag")
	void tag(ProgramId program, Actor actor, @PathVariable MemberKey member, @PathVariable String tag) {
		change(program, actor, member, tag, true);
	}

	@DeleteMapping("/members/{member}/tags/{tag}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(operationId = "untagMember", summary = "Take a tag from a member")
	void untag(ProgramId program, Actor actor, @PathVariable MemberKey member, @PathVariable String tag) {
		change(program, actor, member, tag, false);
	}

	private void change(ProgramId program, Actor actor, MemberKey member, String tag, boolean given) {
		var id = this.directory.resolve(program, member);
		MemberFields.inQuery(() -> this.members.tag(program, Set.of(id), tag, given, actor));
	}

}
