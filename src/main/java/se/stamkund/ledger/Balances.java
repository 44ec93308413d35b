package se.stamkund.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Service;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Reads balances as they are at an instant, whether or not what fell due is booked. */
@Service
public class Balances {

	private final AccountStore accounts;

	private final Projection projection;

	Balances(AccountStore accounts, Projection projection) {
		this.accounts = accounts;
		this.projection = projection;
	}

	/** The member's balance; {@link Balance#NOTHING} if she never had any points. */
	public Balance of(ProgramId program, MemberId member, Instant now) {
		return ofAll(program, List.of(member), now).getOrDefault(member, Balance.NOTHING);
	}

	/** The balances of those members that ever had any points. */
	public Map<MemberId, Balance> ofAll(ProgramId program, Collection<MemberId> members, Instant now) {
		Map<MemberId, Balance> balances = new HashMap<>();
		var stored = this.accounts.read(program, members);
		stored.forEach((account) -> balances.put(account.member, account.balance()));
		var due = stored.stream()
			.filter((account) -> account.isDue(now) || account.isBehind())
			.map((account) -> account.member)
			.toList();
		this.projection.at(program, due, now).forEach((account) -> balances.put(account.member, account.balance()));
		return balances;
	}

}
