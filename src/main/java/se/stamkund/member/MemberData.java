package se.stamkund.member;

import java.util.List;
import java.util.Map;

import org.springframework.core.annotation.Order;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

import se.stamkund.shared.MemberDataOwner;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;
import se.stamkund.shared.WhenMerged;

/** Answers for what this feature knows of members. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class MemberData implements MemberDataOwner {

	private final MemberReader reader;

	private final MemberRows rows;

	private final Consents consents;

	private final LoginLinkStore links;

	private final EmailChangeStore emails;

	MemberData(MemberReader reader, MemberRows rows, Consents consents, LoginLinkStore links, EmailChangeStore emails) {
		this.reader = reader;
		this.rows = rows;
		this.consents = consents;
		this.links = links;
		this.emails = emails;
	}

	@Override
	public Map<String, WhenMerged> whenMerged() {
		return Map.of("member", WhenMerged.OWN_WAY, "member_identity", WhenMerged.OWN_WAY, "member_alias",
				WhenMerged.MOVES, "member_tag", WhenMerged.OWN_WAY, "consent", WhenMerged.OWN_WAY, "login_link",
				WhenMerged.MOVES, "email_change", WhenMerged.OWN_WAY, "member_merge", WhenMerged.STAYS);
	}

	@Override
	public String part() {
		return "member";
	}

	@Override
	public Object copy(ProgramId program, MemberId member) {
		return new MemberCopy(ProfileCopy.of(this.reader.read(program, member)),
				this.consents.history(program, member));
	}

	/** Consents stay: what she agreed to and when is kept as proof, and says no more. */
	@Override
	public void erase(ProgramId program, MemberId member) {
		this.links.deleteOf(program, member);
		this.emails.deleteOf(program, member);
		this.rows.removeAll(program, member);
	}

	private record MemberCopy(ProfileCopy profile, List<ConsentView> consents) {
	}

}
