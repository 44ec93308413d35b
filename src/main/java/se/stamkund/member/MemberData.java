package se.stamkund.member;

import java.util.List;
import java.util.Set;

import org.springframework.core.annotation.Order;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

import se.stamkund.shared.MemberDataOwner;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

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
	public Set<String> tables() {
		return Set.of("member", "member_identity", "member_alias", "member_tag", "consent", "login_link",
				"email_change");
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
