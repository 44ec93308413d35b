package se.stamkund.member;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** Puts together what is known of one member. */
@Component
class MemberReader {

	private final MemberRepository members;

	private final MemberIdentityRepository identities;

	private final MemberTagRepository tags;

	MemberReader(MemberRepository members, MemberIdentityRepository identities, MemberTagRepository tags) {
		this.members = members;
		this.identities = identities;
		this.tags = tags;
	}

	MemberView read(ProgramId program, MemberId id) {
		var member = this.members.findByProgramIdAndId(program, id.value())
			.orElseThrow(() -> new NotFoundException("member", "There is no member with " + id));
		var known = this.identities.findByProgramIdAndMemberIdOrderByCreatedAtAscIdAsc(program, id);
		var email = main(known, IdentityType.EMAIL);
		var phone = main(known, IdentityType.PHONE);
		var profile = member.profile();
		return new MemberView(id, member.status(), value(main(known, IdentityType.NUMBER)), profile.firstName(),
				profile.lastName(), value(email), email != null && email.verified(), value(phone),
				phone != null && phone.verified(), externals(known), profile.birthday(), profile.language(),
				tags(program, id), profile.attributes(), member.source(), member.enrolledStoreId(),
				member.enrolledAt());
	}

	private List<String> tags(ProgramId program, MemberId id) {
		return this.tags.findByProgramIdAndMemberIdOrderByTag(program, id).stream().map(MemberTag::tag).toList();
	}

	private static @Nullable MemberIdentity main(List<MemberIdentity> known, IdentityType type) {
		return known.stream().filter((identity) -> identity.is(type) && identity.main()).findFirst().orElse(null);
	}

	private static @Nullable String value(@Nullable MemberIdentity identity) {
		return (identity != null) ? identity.identity().value() : null;
	}

	private static List<ExternalIdentity> externals(List<MemberIdentity> known) {
		return known.stream()
			.filter((identity) -> identity.is(IdentityType.EXTERNAL))
			.map(MemberIdentity::identity)
			.map((identity) -> new ExternalIdentity(Objects.requireNonNull(identity.store()), identity.value()))
			.toList();
	}

}
