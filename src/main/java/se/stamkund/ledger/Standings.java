package se.stamkund.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Service;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/**
 * Reads what many members have and what of it expires, whether or not what fell due is
 * booked. An account on which nothing falls due is one row to read.
 */
@Service
public class Standings {

	private final AccountStore accounts;

	private final Projection projection;

	Standings(AccountStore accounts, Projection projection) {
		this.accounts = accounts;
		this.projection = projection;
	}

	/** Those of the members that ever had any points. */
	public Map<MemberId, Standing> of(ProgramId program, Collection<MemberId> members, Instant now) {
		Map<MemberId, Standing> standings = new HashMap<>();
		var stored = this.accounts.read(program, members);
		stored.forEach((account) -> standings.put(account.member, new Standing(account.balance(), List.of())));
		var moving = stored.stream()
			.filter((account) -> account.storedDueAt != null || account.isBehind())
			.map((account) -> account.member)
			.toList();
		this.projection.at(program, moving, now)
			.forEach((account) -> standings.put(account.member,
					new Standing(account.balance(),
							account.spendable()
								.stream()
								.map((lot) -> LotView.of(lot, account.idleAt))
								.filter((lot) -> lot.expiresAt() != null)
								.toList())));
		return standings;
	}

	/**
	 * What a member has.
	 *
	 * @param expiring the lots with active points that expire some time, the next to do
	 * so first
	 */
	public record Standing(Balance balance, List<LotView> expiring) {

		public static final Standing NOTHING = new Standing(Balance.NOTHING, List.of());

	}

}
