package se.stamkund.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import se.stamkund.shared.ProgramId;

/** Lets accounts that were read follow the changes of expiry they don't know of. */
@Component
class Redates {

	private final ExpiryChanges changes;

	private final ObjectProvider<Redating> redating;

	private final JdbcClient jdbc;

	Redates(ExpiryChanges changes, ObjectProvider<Redating> redating, JdbcClient jdbc) {
		this.changes = changes;
		this.redating = redating;
		this.jdbc = jdbc;
	}

	/**
	 * Lets accounts that move points to each other follow the same changes. Who waited
	 * for one of them may have heard less of what was announced meanwhile.
	 */
	static void align(Collection<MemberAccount> accounts) {
		int latest = accounts.stream()
			.mapToInt((account) -> Math.max(account.latestChange, account.expiryChange))
			.max()
			.orElse(0);
		accounts.forEach((account) -> account.latestChange = latest);
	}

	/** In memory; the accounts that are behind must be complete. */
	void apply(ProgramId program, Collection<MemberAccount> accounts) {
		apply(program, accounts, List.of());
	}

	/**
	 * The same.
	 * @return the changes that dates of the postings don't know of
	 */
	ChangesSince apply(ProgramId program, Collection<MemberAccount> accounts, List<? extends Posting> postings) {
		var behind = accounts.stream().filter(MemberAccount::isBehind).toList();
		int latest = accounts.stream().mapToInt((account) -> account.latestChange).max().orElse(0);
		int since = IntStream
			.concat(behind.stream().mapToInt((account) -> account.expiryChange),
					postings.stream().mapToInt((posting) -> knownTo(posting, latest)))
			.min()
			.orElse(latest);
		if (since >= latest) {
			return ChangesSince.NONE;
		}
		var redating = this.redating.getObject();
		var announced = this.changes.after(program, since)
			.stream()
			.filter((change) -> change.number() <= latest)
			.map((change) -> new ChangesSince.Announced(change, redating.of(program, change)))
			.toList();
		announced.forEach((each) -> behind.stream()
			.filter((account) -> account.expiryChange < each.change().number())
			.forEach((account) -> new Redate(account, each.change(), each.dates()).apply()));
		return new ChangesSince(announced);
	}

	/**
	 * The latest change that accounts may not follow yet, if by an instant points may
	 * have gone by one of those; else 0. Then what is stored of such accounts says too
	 * little of what is due on them.
	 */
	int overdue(ProgramId program, Instant until) {
		var open = this.changes.unfinished(program);
		var dates = this.redating.getObject();
		boolean overdue = open.stream().anyMatch((change) -> takesBy(change, dates.of(program, change), until));
		return overdue ? open.getLast().number() : 0;
	}

	private static boolean takesBy(ExpiryChange change, Redating.Dates dates, Instant until) {
		var idleAt = dates.idleAt(change.at());
		return idleAt != null && !idleAt.isAfter(until) || change.existing()
				&& dates.expiry("", change.at()) instanceof Expiry.At(Instant at) && !at.isAfter(until);
	}

	private static int knownTo(Posting posting, int latest) {
		var expiry = switch (posting) {
			case CreditPosting.Credit credit -> credit.expiry();
			case CreditPosting.Activate activate -> activate.expiry();
			default -> Expiry.NEVER;
		};
		return (expiry instanceof Expiry.AsOf asOf) ? asOf.change() : latest;
	}

	/** Notes which changes the accounts follow now. */
	void write(ProgramId program, Collection<MemberAccount> accounts) {
		var redated = accounts.stream().filter((account) -> account.redated).toList();
		if (!redated.isEmpty()) {
			this.jdbc.sql("""
					update points_account a set expiry_change = n.change
					from unnest(:member, :change) n (member_id, change)
					where a.program_id = :program and a.member_id = n.member_id
					""")
				.params(new SqlColumns<>(redated).uuid("member", (account) -> account.member.value())
					.number("change", (account) -> (long) account.expiryChange)
					.parameters(program.value()))
				.update();
		}
	}

}
