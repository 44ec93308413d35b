package se.stamkund.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.stereotype.Service;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/**
 * Reads what many members have and what of it expires, whether or not what fell due is
 * booked. An account on which nothing fell due is one row to read, and one for what it
 * loses next.
 */
@Service
public class Standings {

	private final AccountStore accounts;

	private final NextExpiries expiries;

	private final Projection projection;

	Standings(AccountStore accounts, NextExpiries expiries, Projection projection) {
		this.accounts = accounts;
		this.expiries = expiries;
		this.projection = projection;
	}

	/** Those of the members that ever had any points. */
	public Map<MemberId, Standing> of(ProgramId program, Collection<MemberId> members, Instant now) {
		var standings = new HashMap<MemberId, Standing>();
		var calm = new ArrayList<MemberId>();
		var moving = new ArrayList<MemberId>();
		for (var account : this.accounts.read(program, members)) {
			standings.put(account.member, new Standing(account.balance(), List.of()));
			if (account.isBehind() || isDue(account, now)) {
				moving.add(account.member);
			}
			else if (account.storedDueAt != null) {
				calm.add(account.member);
			}
		}
		this.expiries.of(program, calm)
			.forEach((member, expiring) -> standings.compute(member,
					(key, standing) -> new Standing(Objects.requireNonNull(standing).balance(), expiring)));
		this.projection.at(program, moving, now)
			.forEach((account) -> standings.put(account.member, new Standing(account.balance(), expiring(account))));
		return standings;
	}

	private static boolean isDue(MemberAccount account, Instant now) {
		return account.storedDueAt != null && !account.storedDueAt.isAfter(now);
	}

	private static List<Expiring> expiring(MemberAccount account) {
		return account.spendable().stream().<Expiring>mapMulti((lot, sink) -> {
			var at = lot.expiry(account.idleAt);
			if (at != null) {
				sink.accept(new Expiring(at, Points.of(lot.active)));
			}
		}).toList();
	}

	/**
	 * What a member has.
	 *
	 * @param expiring active points that expire some time, the next to do so first; all
	 * of those that go within a day of the first, and maybe later ones
	 */
	public record Standing(Balance balance, List<Expiring> expiring) {

		public static final Standing NOTHING = new Standing(Balance.NOTHING, List.of());

	}

	/** Points that can be used until then. */
	public record Expiring(Instant at, Points points) {
	}

}
