package se.stamkund.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Accounts as time has made them, without writing anything. */
@Component
class Projection {

	private final AccountStore accounts;

	private final LotStore lots;

	private final Redates redates;

	Projection(AccountStore accounts, LotStore lots, Redates redates) {
		this.accounts = accounts;
		this.lots = lots;
		this.redates = redates;
	}

	/** Complete accounts on which everything is booked that is due, in memory only. */
	@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
	public List<MemberAccount> at(ProgramId program, Collection<MemberId> members, Instant now) {
		if (members.isEmpty()) {
			return List.of();
		}
		var read = this.accounts.read(program, members);
		this.lots.complete(program, read, Needs.NOTHING);
		this.redates.apply(program, read);
		read.forEach((account) -> new DueTime(account).advanceTo(Micros.of(now)));
		return read;
	}

}
