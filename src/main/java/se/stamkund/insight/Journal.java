package se.stamkund.insight;

import java.time.LocalDate;
import java.util.List;

import se.stamkund.ledger.LedgerAccount;

/**
 * What happened to all points of a programme, period by period, and where that left its
 * accounts.
 *
 * @param first its first day
 * @param last its last day
 * @param opening the liability before the first period
 * @param periods all of them, those without entries too
 * @param accounts every account that was ever used: a trial balance
 */
public record Journal(LocalDate first, LocalDate last, Unit unit, long opening, List<Period> periods,
		List<Account> accounts) {

	/** The liability after the last period. */
	public long closing() {
		return this.periods.getLast().closing();
	}

	/** Nothing, in double entry. */
	public long sumOfOpenings() {
		return this.accounts.stream().mapToLong(Account::opening).sum();
	}

	public long sumIn() {
		return this.accounts.stream().mapToLong(Account::in).sum();
	}

	/** As much as came in elsewhere. */
	public long sumOut() {
		return this.accounts.stream().mapToLong(Account::out).sum();
	}

	/** Nothing, in double entry. */
	public long sumOfClosings() {
		return this.accounts.stream().mapToLong(Account::closing).sum();
	}

	/** What all periods did together. */
	public Change total() {
		return this.periods.stream().map(Period::change).reduce(Change.NONE, Change::plus);
	}

	/**
	 * A day or a month.
	 *
	 * @param start its first day
	 */
	public record Period(LocalDate start, long opening, Change change) {

		public long closing() {
			return this.opening + this.change.sum();
		}

	}

	/**
	 * What changed the liability, by the account the points came from, or went to if
	 * negative.
	 *
	 * @param issued earned by members
	 * @param broughtIn opening balances from another system
	 * @param redeemed used, less what came back
	 * @param revoked taken back after returns, also from those who had used them
	 * @param uncollected of that, what was not to be had: negative when it is found later
	 * @param debt of that, what became debts of members: negative when they pay
	 * @param transferred between members; nothing, as long as every transfer arrives
	 * @param activated memo: what became usable
	 * @param moved memo: what went from one member to another
	 */
	public record Change(long issued, long broughtIn, long redeemed, long expired, long revoked, long adjusted,
			long uncollected, long debt, long transferred, long activated, long moved, long entries) {

		static final Change NONE = new Change(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

		static Change of(List<Flow> flows) {
			return new Change(from(flows, LedgerAccount.ISSUED), from(flows, LedgerAccount.OPENING),
					from(flows, LedgerAccount.REDEEMED), from(flows, LedgerAccount.EXPIRED),
					from(flows, LedgerAccount.REVOKED), from(flows, LedgerAccount.ADJUSTED),
					from(flows, LedgerAccount.UNCOLLECTED), from(flows, LedgerAccount.MEMBER_DEBT),
					from(flows, LedgerAccount.TRANSFER),
					flows.stream()
						.filter((flow) -> flow.from() == LedgerAccount.MEMBER_PENDING
								&& flow.to() == LedgerAccount.MEMBER_ACTIVE)
						.mapToLong(Flow::points)
						.sum(),
					flows.stream()
						.filter((flow) -> flow.to() == LedgerAccount.TRANSFER && flow.from().isLiability())
						.mapToLong(Flow::points)
						.sum(),
					flows.stream().mapToLong(Flow::entries).sum());
		}

		private static long from(List<Flow> flows, LedgerAccount account) {
			return -flows.stream().mapToLong((flow) -> flow.change(account)).sum();
		}

		Change plus(Change other) {
			return new Change(this.issued + other.issued, this.broughtIn + other.broughtIn,
					this.redeemed + other.redeemed, this.expired + other.expired, this.revoked + other.revoked,
					this.adjusted + other.adjusted, this.uncollected + other.uncollected, this.debt + other.debt,
					this.transferred + other.transferred, this.activated + other.activated, this.moved + other.moved,
					this.entries + other.entries);
		}

		/** What it did to the points that members have. */
		public long sum() {
			return this.issued + this.broughtIn + this.redeemed + this.expired + this.revoked + this.adjusted
					+ this.uncollected + this.debt + this.transferred;
		}

		public boolean isEmpty() {
			return this.entries == 0;
		}

	}

	/**
	 * An account in the trial balance. What came in less what went out is its balance, so
	 * all balances together are nothing.
	 */
	public record Account(LedgerAccount account, long opening, long in, long out) {

		public long closing() {
			return this.opening + this.in - this.out;
		}

	}

}
