package se.stamkund.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;

/**
 * A random life of some members, the same for the same seed: things that happen, allowed
 * or not, at a clock that moves, often to the very instant something falls due.
 */
class RandomSteps {

	/**
	 * In the future, so that no job of the application books what the test lets happen.
	 */
	static final Instant START = Instant.parse("2046-01-01T00:00:00Z");

	/** No two things happen at the same time, but nearly. */
	private static final Duration INSTANT = Duration.ofNanos(1000);

	private static final Actor STAFF = Actor.staff("0198");

	final Random random;

	final List<MemberId> members;

	@Nullable Duration idleFor;

	private int changes;

	final ModelLedger model;

	Instant now = START;

	/** Whether everything can be returned in the end, so that nothing may be left. */
	final boolean returnable;

	/** Whether members give each other points although everything can be returned. */
	final boolean gifts;

	private final Uncollectable uncollectable;

	private final List<CreditPosting.Credit> credits = new ArrayList<>();

	private final List<Posting> spendings = new ArrayList<>();

	private final List<HoldPosting.Hold> holds = new ArrayList<>();

	private final List<TransferPosting.Transfer> transfers = new ArrayList<>();

	private final List<MergePosting.Merge> merges = new ArrayList<>();

	/** Whose each order, spending and transfer is now. */
	private final Map<Reference, MemberId> owners = new HashMap<>();

	/** What changed hands with each merge. */
	private final Map<Reference, List<Reference>> moved = new HashMap<>();

	RandomSteps(long seed, boolean idle) {
		this.random = new Random(seed);
		this.members = Stream.generate(() -> new MemberId(uuid())).limit(3).toList();
		this.idleFor = (this.random.nextBoolean() && idle) ? Duration.ofDays(5 + this.random.nextInt(20)) : null;
		this.returnable = this.random.nextInt(3) == 0;
		this.gifts = this.returnable && this.random.nextBoolean();
		this.uncollectable = this.random.nextBoolean() ? Uncollectable.CLAMP : Uncollectable.DEBT;
		this.model = new ModelLedger(this.members, this.idleFor);
	}

	@Nullable Instant idle(Instant lastActivity) {
		return (this.idleFor != null) ? lastActivity.plus(this.idleFor) : null;
	}

	/** A change of how points expire, now. */
	ExpiryChange change(String... policies) {
		this.now = this.now.plus(INSTANT);
		return new ExpiryChange(++this.changes, this.now, policies[this.random.nextInt(policies.length)],
				this.random.nextBoolean());
	}

	/** What the change means: so many days, from its own time at the earliest. */
	Redating.Dates dates(ExpiryChange change) {
		var policy = change.policy();
		var days = policy.equals("never") ? Duration.ZERO : Duration.ofDays(Integer.parseInt(policy.substring(1)));
		return new Redating.Dates() {

			@Override
			public @Nullable Instant idleAt(Instant lastActivity) {
				return policy.startsWith("i") ? later(lastActivity).plus(days) : null;
			}

			@Override
			public @Nullable Expiry expiry(String part, Instant activeFrom) {
				if (part.equals("/m3")) {
					return null;
				}
				return switch (policy.charAt(0)) {
					case 'i' -> Expiry.WHEN_IDLE;
					case 'd' -> Expiry.at(later(activeFrom).plus(days));
					default -> Expiry.NEVER;
				};
			}

			private Instant later(Instant instant) {
				return instant.isAfter(change.at()) ? instant : change.at();
			}

		};
	}

	/** From now on members may be idle for so long. */
	void idleFor(ExpiryChange change) {
		if (change.policy().startsWith("i")) {
			this.idleFor = Duration.ofDays(Integer.parseInt(change.policy().substring(1)));
			this.model.idleFor = this.idleFor;
		}
	}

	UUID uuid() {
		return new UUID((this.random.nextLong() & ~0xF000L) | 0x7000L, this.random.nextLong() >>> 2 | 1L << 63);
	}

	/** Moves the clock and says what happens then. */
	Posting next() {
		this.now = this.now.plus(pause());
		var anyone = this.members.get(this.random.nextInt(this.members.size()));
		// who had not heard of the merge still posts to the former account
		var member = (this.random.nextInt(8) == 0) ? anyone : this.model.survivor(anyone);
		return switch (this.random.nextInt(this.returnable ? 20 : 26)) {
			case 0, 1, 2, 3 -> credit(member);
			case 4, 5 -> spend(member);
			case 6, 7 -> takeBack(member);
			case 8, 9 -> giveBack(member);
			case 10, 11 -> hold(member);
			case 12 -> extend(member);
			case 13, 14 -> capture(member);
			case 15 -> release(member);
			case 16 -> activate(member);
			case 17 -> this.gifts ? gift(member) : merge(member);
			case 18, 19 -> undoMerge(member);
			case 20 -> adjustUp(member);
			case 21 -> adjustDown(member);
			case 22 -> undo(member);
			case 23 -> transfer(member);
			case 24 -> (this.random.nextInt(4) == 0) ? new Forfeit(member, reference("erasure", member), STAFF)
					: spend(member);
			default -> undoTransfer(member);
		};
	}

	private Duration pause() {
		return switch (this.random.nextInt(12)) {
			case 0 -> Duration.ofDays(this.random.nextInt(9)).plus(INSTANT);
			case 1 -> Duration.ofMinutes(this.random.nextInt(2000)).plus(INSTANT);
			case 2 -> Duration.ofSeconds(this.random.nextInt(60)).plus(INSTANT);
			case 3 -> untilSomethingIsDue();
			default -> INSTANT;
		};
	}

	private Duration untilSomethingIsDue() {
		var dates = this.model.accounts.values()
			.stream()
			.flatMap((account) -> Stream.concat(account.holds.values().stream().map((hold) -> hold.ends),
					account.lots.stream()
						.flatMap((lot) -> Stream.of(lot.from, account.end(lot)).filter((at) -> at != null))))
			.filter((at) -> at.isAfter(this.now) && at.isBefore(this.now.plus(40, ChronoUnit.DAYS)))
			.sorted()
			.toList();
		return dates.isEmpty() ? INSTANT : Duration.between(this.now, dates.get(0));
	}

	private Points points() {
		return Points.of(1 + this.random.nextInt(20));
	}

	private Reference reference(String type, MemberId owner) {
		var reference = new Reference(type, uuid());
		this.owners.put(reference, this.model.survivor(owner));
		return reference;
	}

	private Expiry expiry() {
		if (this.returnable) {
			return Expiry.NEVER;
		}
		return switch (this.random.nextInt(4)) {
			case 0 -> Expiry.NEVER;
			case 1 -> Expiry.WHEN_IDLE;
			default -> Expiry.at(this.now.plus(this.random.nextInt(40), ChronoUnit.DAYS));
		};
	}

	private Start.At startAt() {
		return new Start.At(this.now.plus(this.random.nextInt(10) - 2, ChronoUnit.DAYS));
	}

	private Start start() {
		return switch (this.random.nextInt(5)) {
			case 0 -> Start.ON_EVENT;
			case 1, 2 -> startAt();
			default -> Start.AT_ONCE;
		};
	}

	private <T extends Posting> @Nullable T any(List<T> postings, MemberId member) {
		var own = postings.stream()
			.filter((posting) -> this.model.survivor(member).equals(this.owners.get(posting.reference())))
			.toList();
		return own.isEmpty() ? null : own.get(own.size() - 1 - this.random.nextInt(Math.min(5, own.size())));
	}

	private Posting credit(MemberId member) {
		var earlier = any(this.credits, member);
		boolean again = earlier != null && earlier.kind() == CreditPosting.CreditKind.EARNING
				&& this.random.nextInt(4) == 0;
		var award = again ? earlier.award() : reference("order", member);
		var credit = new CreditPosting.Credit(member, CreditPosting.CreditKind.EARNING, points(), start(), expiry(),
				award, part(), award, STAFF);
		this.credits.add(credit);
		return credit;
	}

	private Posting adjustUp(MemberId member) {
		var credit = Posting.adjustUp(member, points(), expiry(), reference("adjustment", member), STAFF);
		this.credits.add(credit);
		return credit;
	}

	private Posting spend(MemberId member) {
		var spend = new SpendPosting.Spend(member, points(), SpendPosting.SpendKind.SPENDING,
				this.random.nextBoolean() ? Shortfall.REFUSE : Shortfall.TAKE_AVAILABLE,
				reference("redemption", member), STAFF);
		this.spendings.add(spend);
		return spend;
	}

	private Posting adjustDown(MemberId member) {
		var spend = Posting.adjustDown(member, points(), reference("adjustment", member), STAFF);
		this.spendings.add(spend);
		return spend;
	}

	private Posting takeBack(MemberId member) {
		var credit = any(this.credits, member);
		return (credit == null) ? credit(member)
				: new ReturnPosting.TakeBack(member, this.random.nextBoolean() ? credit.points() : points(),
						credit.award(), anyPart(), this.uncollectable, new Reference("refund", uuid()), STAFF);
	}

	private String part() {
		return (this.random.nextInt(3) == 0) ? "/m3" : "";
	}

	private @Nullable String anyPart() {
		return this.random.nextBoolean() ? null : part();
	}

	private Posting giveBack(MemberId member) {
		var spending = any(this.spendings, member);
		return (spending == null) ? spend(member)
				: new ReturnPosting.GiveBack(member, this.random.nextBoolean() ? null : points(), spending.reference(),
						this.random.nextBoolean() ? null : this.now.plus(7, ChronoUnit.DAYS),
						new Reference("refund", uuid()), STAFF);
	}

	private Posting hold(MemberId member) {
		var hold = new HoldPosting.Hold(member, uuid(), Points.of(1 + this.random.nextInt(8)), holdEnd(),
				reference("cart", member), STAFF);
		return hold;
	}

	private Instant holdEnd() {
		return this.now.plus(this.random.nextInt(27) * 60 - 60, ChronoUnit.MINUTES);
	}

	private Posting extend(MemberId member) {
		var hold = any(this.holds, member);
		return (hold == null) ? hold(member)
				: new HoldPosting.Extend(member, hold.hold(), holdEnd(), hold.reference(), STAFF);
	}

	private Posting capture(MemberId member) {
		var hold = any(this.holds, member);
		if (hold == null) {
			return hold(member);
		}
		var capture = new HoldPosting.Capture(member, hold.hold(), this.random.nextBoolean() ? hold.points() : points(),
				this.random.nextBoolean() ? Shortfall.REFUSE : Shortfall.TAKE_AVAILABLE, reference("order", member),
				STAFF);
		this.spendings.add(capture);
		return capture;
	}

	private Posting release(MemberId member) {
		var hold = any(this.holds, member);
		return (hold == null) ? hold(member) : new HoldPosting.Release(member, hold.hold(), hold.reference(), STAFF);
	}

	private Posting activate(MemberId member) {
		var credit = any(this.credits, member);
		return (credit == null) ? credit(member) : new CreditPosting.Activate(member, credit.award(), anyPart(),
				startAt(), expiry(), credit.award(), STAFF);
	}

	private Posting undo(MemberId member) {
		var credit = any(this.credits, member);
		var spending = any(this.spendings, member);
		var undone = (credit != null && this.random.nextBoolean()) ? credit : spending;
		return (undone == null) ? credit(member) : new ReturnPosting.Undo(member, undone.reference(),
				this.uncollectable, reference("undo", member), STAFF);
	}

	private Posting transfer(MemberId member) {
		var to = this.members.get((this.members.indexOf(member) + 1) % this.members.size());
		var transfer = new TransferPosting.Transfer(member, to, points(), reference("transfer", member), STAFF);
		this.transfers.add(transfer);
		return transfer;
	}

	private Posting gift(MemberId member) {
		return switch (this.random.nextInt(3)) {
			case 0 -> merge(member);
			case 1 -> undoTransfer(member);
			default -> transfer(member);
		};
	}

	private Posting undoTransfer(MemberId member) {
		var transfer = any(this.transfers, member);
		return (transfer == null) ? transfer(member) : new TransferPosting.UndoTransfer(member, transfer.to(),
				transfer.reference(), reference("undo", member), STAFF);
	}

	private Posting merge(MemberId member) {
		var other = this.members.get((this.members.indexOf(member) + 1 + this.random.nextInt(2)) % this.members.size());
		return new MergePosting.Merge(member, other, reference("merge", member), STAFF);
	}

	/** Any merge, also one that has been undone or followed by another. */
	private Posting undoMerge(MemberId member) {
		if (this.merges.isEmpty()) {
			return merge(member);
		}
		var merge = this.merges.get(this.merges.size() - 1 - this.random.nextInt(Math.min(2, this.merges.size())));
		var awards = this.moved.getOrDefault(merge.reference(), List.of()).stream().map(Reference::id);
		return new MergePosting.UndoMerge(this.model.survivor(merge.member()), merge.other(), merge.reference(),
				awards.collect(Collectors.toSet()), this.uncollectable, merge.reference(), STAFF);
	}

	/** What the model says of it; holds and merges that it refuses are forgotten. */
	@Nullable Outcome expected(Posting posting) {
		var outcome = this.model.post(posting, this.now);
		if (outcome != null) {
			switch (posting) {
				case HoldPosting.Hold hold -> this.holds.add(hold);
				case MergePosting.Merge merge -> merged(merge);
				case MergePosting.UndoMerge undo -> this.moved.getOrDefault(undo.merge(), List.of())
					.forEach((reference) -> this.owners.put(reference, undo.other()));
				default -> {
					// nothing to remember
				}
			}
		}
		return outcome;
	}

	private void merged(MergePosting.Merge merge) {
		this.merges.add(merge);
		var others = this.owners.entrySet()
			.stream()
			.filter((owner) -> owner.getValue().equals(merge.other()))
			.map(Map.Entry::getKey)
			.toList();
		this.moved.put(merge.reference(), others);
		others.forEach((reference) -> this.owners.put(reference, this.model.survivor(merge.member())));
	}

	private MemberId owner(Posting posting) {
		return Objects.requireNonNull(this.owners.get(posting.reference()));
	}

	/** Everything that was bought comes back, and all that was spent, in any order. */
	List<Posting> returnEverything() {
		List<Posting> returns = new ArrayList<>();
		this.holds.forEach((hold) -> {
			this.model.accounts.forEach((member, account) -> {
				var held = account.holds.get(hold.hold());
				if (held != null && held.state == HoldState.OPEN) {
					returns.add(new HoldPosting.Release(member, hold.hold(), hold.reference(), STAFF));
				}
			});
		});
		this.spendings.stream()
			.filter((spending) -> !this.model.spent.getOrDefault(spending.reference(), List.of()).isEmpty())
			.forEach((spending) -> returns.add(new ReturnPosting.GiveBack(owner(spending), null, spending.reference(),
					null, spending.reference(), STAFF)));
		this.model.accounts.forEach((member, account) -> account.lots.forEach((lot) -> {
			if (lot.left() > 0 && lot.origin == null) {
				returns.add(new ReturnPosting.TakeBack(member, Points.of(lot.left()), lot.award, lot.part,
						this.uncollectable, lot.award, STAFF));
			}
		}));
		Collections.shuffle(returns, this.random);
		return returns;
	}

}
