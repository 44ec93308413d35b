package se.stamkund.shopper;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.platform.security.ShopperAccounts;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Looks up who a session is of. */
@Component
class CurrentMembers implements ShopperAccounts {

	private final MemberDirectory members;

	CurrentMembers(MemberDirectory members) {
		this.members = members;
	}

	@Override
	public Optional<MemberId> find(ProgramId program, MemberId member) {
		return this.members.resolveAll(program, List.of(new MemberKey.ById(member))).values().stream().findFirst();
	}

}
