package se.stamkund.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.EntityManager;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Where points are moved; nothing else writes to the ledger. */
@Service
public class Ledger {

	private final AccountStore accounts;

	private final LotStore lots;

	private final MergeStore merges;

	private final LedgerWriter writer;

	private final Redates redates;

	private final ObjectProvider<Inactivity> inactivity;

	private final EntityManager entities;

	Ledger(AccountStore accounts, LotStore lots, MergeStore merges, LedgerWriter writer, Redates redates,
			ObjectProvider<Inactivity> inactivity, EntityManager entities) {
		this.accounts = accounts;
		this.lots = lots;
		this.merges = merges;
		this.writer = writer;
		this.redates = redates;
		this.inactivity = inactivity;
		this.entities = entities;
	}

	/**
	 * Applies the postings in their order, all or none, in the caller's transaction.
	 * Locks the members' accounts, in the order of their ids, until it ends: so post all
	 * that a use case needs at once, and before reading what depends on it. What has
	 * fallen due by {@code now} is booked first.
	 * @param now the programme's time
	 * @return for each posting, what it did
	 * @throws se.stamkund.shared.BusinessRuleException if one can't be done; the
	 * transaction must be rolled back
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public List<Posted> post(ProgramId program, Instant now, List<? extends Posting> postings) {
		if (postings.isEmpty()) {
			return List.of();
		}
		// members that were only just saved must be there for accounts to point at
		this.entities.flush();
		var time = Micros.of(now);
		var locked = lock(program, postings);
		var batch = new Accounts(this.inactivity.getIfAvailable(() -> (any) -> Inactivity.Rule.NEVER).of(program),
				locked);
		var incomplete = incomplete(batch, postings, time);
		if (!incomplete.isEmpty()) {
			this.lots.complete(program, incomplete, Needs.of(postings));
		}
		// reads holds and lots of those who merge: before time does anything to them in
		// memory
		this.merges.complete(program, locked, postings);
		batch.follow(this.redates.apply(program, locked, postings));
		var posted = postings.stream().map((posting) -> batch.post(posting, time)).toList();
		this.writer.write(program, locked);
		this.redates.write(program, locked);
		this.merges.write(program, locked);
		return posted;
	}

	/**
	 * The accounts that postings touch, and those that members were merged into. Who was
	 * merged only just now leads on to an account that is locked out of turn.
	 */
	private List<MemberAccount> lock(ProgramId program, List<? extends Posting> postings) {
		var members = Stream
			.concat(postings.stream().flatMap(Accounts::members), this.merges.owners(program, postings).stream())
			.distinct()
			.sorted()
			.toList();
		var locked = new ArrayList<>(this.accounts.lock(program, members));
		for (var survivors = survivors(locked); !survivors.isEmpty(); survivors = survivors(locked)) {
			locked.addAll(this.accounts.lock(program, survivors));
		}
		Redates.align(locked);
		return locked;
	}

	private static List<MemberId> survivors(List<MemberAccount> locked) {
		var here = locked.stream().map((account) -> account.member).collect(Collectors.toSet());
		return locked.stream()
			.map((account) -> account.mergedInto)
			.filter(Objects::nonNull)
			.filter((member) -> !here.contains(member))
			.distinct()
			.sorted()
			.toList();
	}

	/**
	 * Locks the members' accounts, in the order of their ids, until the caller's
	 * transaction ends. Who is to post several times, for some of these members now and
	 * for others then, does so first: batches that meet wait in turn, never in a circle.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void lock(ProgramId program, Collection<MemberId> members) {
		if (!members.isEmpty()) {
			this.entities.flush();
			this.accounts.lock(program, members.stream().distinct().sorted().toList());
		}
	}

	/** Books what has fallen due on the members' accounts. */
	@Transactional(propagation = Propagation.MANDATORY)
	void bookDue(ProgramId program, Instant now, Collection<MemberId> members) {
		var locked = this.accounts.lock(program, members);
		this.lots.complete(program, locked, Needs.NOTHING);
		this.redates.apply(program, locked);
		locked.forEach((account) -> new DueTime(account).advanceTo(Micros.of(now)));
		this.writer.write(program, locked);
		this.redates.write(program, locked);
	}

	/** A plain credit to an account on which nothing is due needs none of its lots. */
	private static List<MemberAccount> incomplete(Accounts accounts, List<? extends Posting> postings, Instant now) {
		Set<MemberAccount> undemanding = new HashSet<>();
		postings.stream()
			.filter(CreditPosting.Credit.class::isInstance)
			.map((posting) -> accounts.of(posting.member()))
			.forEach(undemanding::add);
		postings.stream()
			.filter((posting) -> !(posting instanceof CreditPosting.Credit))
			.flatMap(Accounts::members)
			.map(accounts::of)
			.forEach(undemanding::remove);
		var incomplete = new ArrayList<>(accounts.all());
		incomplete.removeIf((account) -> account.complete || undemanding.contains(account) && !account.isDue(now)
				&& !account.isBehind() && account.owed == 0 && account.debt == 0);
		return incomplete;
	}

}
