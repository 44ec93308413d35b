package se.stamkund.ledger;

import java.util.Collection;

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

	/** In memory; the accounts that are behind must be complete. */
	void apply(ProgramId program, Collection<MemberAccount> accounts) {
		var behind = accounts.stream().filter(MemberAccount::isBehind).toList();
		if (behind.isEmpty()) {
			return;
		}
		int since = behind.stream().mapToInt((account) -> account.expiryChange).min().orElseThrow();
		var redating = this.redating.getObject();
		for (var change : this.changes.after(program, since)) {
			var dates = redating.of(program, change);
			behind.stream()
				.filter((account) -> account.expiryChange < change.number())
				.forEach((account) -> new Redate(account, change, dates).apply());
		}
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
