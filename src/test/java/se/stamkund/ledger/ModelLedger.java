package se.stamkund.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.MemberId;

/**
 * What the ledger should do, told as simply as possible: every single point is a thing of
 * its own with a place, and moves one at a time. Slow, and shares no rule with the
 * ledger.
 */
class ModelLedger {

	enum Place {

		PENDING, ACTIVE, HELD, SPENT, EXPIRED, REVOKED, MOVED

	}

	static class Point {

		final ModelLot lot;

		Place place;

		Point(ModelLot lot, Place place) {
			this.lot = lot;
			this.place = place;
		}

	}

	static class ModelLot {

		Reference award;

		String part = "";

		int order;

		Instant earned;

		Instant made;

		boolean adjusted;

		@Nullable Instant from;

		@Nullable Instant expires;

		boolean idle;

		boolean follows;

		int taken;

		int owed;

		int debt;

		@Nullable ModelLot origin;

		final List<Point> points = new ArrayList<>();

		/** Points of this award that are in other lots now. */
		final Map<ModelLot, Integer> elsewhere = new HashMap<>();

		ModelLot(Reference award, int order, Instant earned, Instant made) {
			this.award = award;
			this.order = order;
			this.earned = earned;
			this.made = made;
		}

		int count(Place place) {
			return (int) this.points.stream().filter((point) -> point.place == place).count();
		}

		int elsewhere() {
			return this.elsewhere.values().stream().mapToInt(Integer::intValue).sum();
		}

		void add(ModelLot other, int change) {
			if (other != this) {
				this.elsewhere.merge(other, change, (a, b) -> (a + b != 0) ? a + b : null);
			}
		}

		int left() {
			return this.points.size() - this.taken;
		}

	}

	static class ModelHold {

		Instant opened;

		Instant ends;

		HoldState state = HoldState.OPEN;

		final List<Point> points = new ArrayList<>();

		ModelHold(Instant opened, Instant ends) {
			this.opened = opened;
			this.ends = ends;
		}

	}

	static class Account {

		final List<ModelLot> lots = new ArrayList<>();

		final Map<UUID, ModelHold> holds = new LinkedHashMap<>();

		@Nullable Instant idleAt;

		@Nullable Instant active;

		/** Who has its points now. */
		@Nullable MemberId mergedInto;

		int lifetime;

		int number;

		int count(Place place) {
			return this.lots.stream().mapToInt((lot) -> lot.count(place)).sum();
		}

		int debt() {
			return this.lots.stream().mapToInt((lot) -> lot.debt).sum();
		}

		@Nullable Instant end(ModelLot lot) {
			return lot.idle ? this.idleAt : lot.expires;
		}

		List<ModelLot> oldest() {
			return this.lots.stream()
				.sorted(Comparator.comparing((ModelLot lot) -> lot.earned)
					.thenComparing((lot) -> lot.made)
					.thenComparing((lot) -> lot.order))
				.toList();
		}

		@Nullable Point nextToSpend() {
			return oldest().stream()
				.filter((lot) -> lot.count(Place.ACTIVE) > 0)
				.min(Comparator.comparing((ModelLot lot) -> Objects.requireNonNullElse(end(lot), Instant.MAX)))
				.map((lot) -> one(lot, Place.ACTIVE))
				.orElse(null);
		}

		static Point one(ModelLot lot, Place place) {
			return lot.points.stream().filter((point) -> point.place == place).findFirst().orElseThrow();
		}

		/** One point comes, to be active or pending; it may be gone at once. */
		void arrive(Point point, Place place) {
			point.place = place;
			var owing = Stream.concat(Stream.of(point.lot), oldest().stream())
				.filter((lot) -> lot.owed > 0 && lot.award.equals(point.lot.award))
				.findFirst();
			var indebted = Stream.concat(Stream.of(point.lot), oldest().stream())
				.filter((lot) -> lot.debt > 0 && place == Place.ACTIVE)
				.findFirst();
			if (owing.isPresent()) {
				owing.get().owed--;
				pay(point, owing.get());
			}
			else if (indebted.isPresent()) {
				indebted.get().debt--;
				pay(point, indebted.get());
			}
		}

		/**
		 * The point is taken because one of the root is gone: its owner owns that now.
		 */
		void pay(Point point, ModelLot root) {
			point.place = Place.REVOKED;
			if (point.lot != root) {
				var owner = (point.lot.left() - point.lot.elsewhere() > 0) ? point.lot
						: oldest().stream()
							.filter((lot) -> lot.elsewhere.containsKey(point.lot))
							.findFirst()
							.orElseThrow();
				owner.add(point.lot, -1);
				owner.add(root, 1);
			}
		}

	}

	/** What one account had when it was merged into another. */
	static class ModelMerge {

		final Account into;

		final List<ModelLot> lots;

		final List<UUID> holds;

		final Instant at;

		boolean undone;

		ModelMerge(Account into, Account account, Instant at) {
			this.into = into;
			this.lots = List.copyOf(account.lots);
			this.holds = List.copyOf(account.holds.keySet());
			this.at = at;
		}

	}

	final Map<MemberId, Account> accounts = new LinkedHashMap<>();

	final Map<Reference, List<Point>> spent = new HashMap<>();

	final Map<Reference, Instant> spentAt = new HashMap<>();

	final Map<Reference, ModelMerge> merges = new HashMap<>();

	@Nullable Duration idleFor;

	ModelLedger(List<MemberId> members, @Nullable Duration idleFor) {
		members.forEach((member) -> this.accounts.put(member, new Account()));
		this.idleFor = idleFor;
	}

	/** Lets time pass, one due thing after the other. */
	void advance(Account account, Instant now) {
		while (true) {
			Instant next = Instant.MAX;
			for (var hold : account.holds.values()) {
				next = (hold.state == HoldState.OPEN) ? earlier(next, hold.ends) : next;
			}
			for (var lot : account.lots) {
				next = (lot.count(Place.PENDING) > 0) ? earlier(next, lot.from) : next;
				next = (lot.count(Place.ACTIVE) > 0) ? earlier(next, account.end(lot)) : next;
			}
			if (next.isAfter(now)) {
				return;
			}
			happen(account, next);
		}
	}

	private void happen(Account account, Instant at) {
		for (var hold : account.holds.values()) {
			if (hold.state == HoldState.OPEN && hold.ends.equals(at)) {
				hold.state = HoldState.LAPSED;
				hold.points.forEach((point) -> account.arrive(point, Place.ACTIVE));
				return;
			}
		}
		var byAge = account.lots.stream()
			.sorted(Comparator.comparing((ModelLot lot) -> lot.made).thenComparing((lot) -> lot.order))
			.toList();
		for (var lot : byAge) {
			if (lot.count(Place.PENDING) > 0 && at.equals(lot.from)) {
				lot.points.stream()
					.filter((point) -> point.place == Place.PENDING)
					.forEach((point) -> account.arrive(point, Place.ACTIVE));
				return;
			}
		}
		for (var lot : account.lots) {
			if (at.equals(account.end(lot))) {
				lot.points.stream()
					.filter((point) -> point.place == Place.ACTIVE)
					.forEach((point) -> point.place = Place.EXPIRED);
			}
		}
	}

	private static Instant earlier(Instant one, @Nullable Instant other) {
		return (other != null && other.isBefore(one)) ? other : one;
	}

	/** Who has the points that were the member's. */
	MemberId survivor(MemberId member) {
		var into = this.accounts.get(member).mergedInto;
		return (into != null) ? survivor(into) : member;
	}

	private Account owner(ModelLot lot) {
		return this.accounts.values().stream().filter((each) -> each.lots.contains(lot)).findFirst().orElseThrow();
	}

	/** Does it; null if it must be refused. */
	@Nullable Outcome post(Posting posting, Instant now) {
		this.accounts.values().forEach((account) -> advance(account, now));
		var account = this.accounts.get(survivor(posting.member()));
		var outcome = switch (posting) {
			case CreditPosting.Credit credit -> credit(account, credit, now);
			case CreditPosting.Activate activate -> activate(account, activate, now);
			case SpendPosting.Spend spend -> spend(account, spend, now);
			case HoldPosting.Hold hold -> hold(account, hold, now);
			case HoldPosting.Extend extend -> extend(account, extend, now);
			case HoldPosting.Capture capture -> capture(account, capture, now);
			case HoldPosting.Release release -> release(account, release);
			case ReturnPosting.TakeBack takeBack -> takeBack(account, takeBack);
			case ReturnPosting.GiveBack giveBack -> giveBack(giveBack, now);
			case ReturnPosting.Undo undo -> undo(account, undo, now);
			case TransferPosting.Transfer transfer -> transfer(account, transfer, now);
			case TransferPosting.UndoTransfer undo -> undoTransfer(undo, now);
			case MergePosting.Merge merge -> merge(account, merge, now);
			case MergePosting.UndoMerge undo -> undoMerge(undo, now);
			case Forfeit forfeit -> forfeit(account);
		};
		if (outcome != null && outcome.points() > 0 && isActivity(posting)) {
			account.idleAt = (this.idleFor != null) ? now.plus(this.idleFor) : null;
			account.active = now;
		}
		else if (outcome != null && this.idleFor != null) {
			for (var each : this.accounts.values()) {
				boolean over = each.idleAt == null || !each.idleAt.isAfter(now);
				if (over && each.lots.stream().anyMatch((lot) -> lot.idle && lot.made.equals(now))) {
					each.idleAt = now.plus(this.idleFor);
				}
			}
		}
		this.accounts.values().forEach((each) -> advance(each, now));
		return outcome;
	}

	/** All that was there follows, but for what was due before. */
	void change(ExpiryChange change, Redating.Dates dates) {
		for (var account : this.accounts.values()) {
			advance(account, change.at());
			for (var lot : account.lots) {
				var end = account.end(lot);
				boolean open = lot.count(Place.PENDING) + lot.count(Place.ACTIVE) + lot.count(Place.HELD) + lot.owed
						+ lot.debt > 0;
				lot.follows = change.existing() && open && lot.from != null
						&& (end == null || end.isAfter(change.at()));
			}
			if (account.idleAt == null || account.idleAt.isAfter(change.at())) {
				var idleAt = dates.idleAt(Objects.requireNonNullElse(account.active, change.at()));
				account.idleAt = (idleAt != null) ? idleAt : account.idleAt;
			}
			account.lots.stream().filter((lot) -> lot.follows).forEach((lot) -> {
				var expiry = dates.expiry(lot.part, Objects.requireNonNull(lot.from));
				if (expiry != null) {
					lot.idle = expiry instanceof Expiry.WhenIdle;
					lot.expires = (expiry instanceof Expiry.At at) ? at.instant() : null;
				}
			});
		}
	}

	private static boolean isActivity(Posting posting) {
		return posting instanceof CreditPosting.Credit credit && credit.kind() != CreditPosting.CreditKind.ADJUSTMENT
				|| posting instanceof SpendPosting.Spend spend && spend.kind() == SpendPosting.SpendKind.SPENDING
				|| posting instanceof CreditPosting.Activate || posting instanceof HoldPosting.Capture;
	}

	private static Place start(ModelLot lot, Start start, Expiry expiry, Instant now) {
		if (start instanceof Start.At at) {
			lot.idle = expiry == Expiry.WHEN_IDLE;
			lot.expires = (expiry instanceof Expiry.At end) ? end.instant() : null;
			lot.from = at.instant().isAfter(now) ? at.instant() : now;
			return at.instant().isAfter(now) ? Place.PENDING : Place.ACTIVE;
		}
		return Place.PENDING;
	}

	private Outcome credit(Account account, CreditPosting.Credit credit, Instant now) {
		var lot = new ModelLot(credit.award(), ++account.number, now, now);
		lot.adjusted = credit.kind() == CreditPosting.CreditKind.ADJUSTMENT;
		lot.part = credit.part();
		var place = start(lot, credit.start(), credit.expiry(), now);
		account.lots.add(lot);
		for (int i = 0; i < credit.points().value(); i++) {
			var point = new Point(lot, place);
			lot.points.add(point);
		}
		lot.points.forEach((point) -> account.arrive(point, place));
		account.lifetime += lot.adjusted ? 0 : lot.points.size();
		return Outcome.of(lot.points.size());
	}

	private Outcome activate(Account account, CreditPosting.Activate activate, Instant now) {
		int points = 0;
		for (var lot : account.oldest()) {
			boolean meant = lot.award.equals(activate.award())
					&& (activate.part() == null || activate.part().equals(lot.part));
			if (meant && lot.from == null && lot.count(Place.PENDING) > 0) {
				points += lot.count(Place.PENDING);
				if (start(lot, activate.start(), activate.expiry(), now) == Place.ACTIVE) {
					lot.points.stream()
						.filter((point) -> point.place == Place.PENDING)
						.forEach((point) -> account.arrive(point, Place.ACTIVE));
				}
			}
		}
		return Outcome.of(points);
	}

	private @Nullable Outcome spend(Account account, SpendPosting.Spend spend, Instant now) {
		int wanted = (int) spend.points().value();
		int active = account.count(Place.ACTIVE);
		if (wanted > active && spend.shortfall() == Shortfall.REFUSE) {
			return null;
		}
		spendActive(account, Math.min(wanted, active), spend.reference(), now);
		return new Outcome(Math.min(wanted, active), wanted - Math.min(wanted, active));
	}

	private void spendActive(Account account, int count, Reference reference, Instant now) {
		for (int i = 0; i < count; i++) {
			var point = Objects.requireNonNull(account.nextToSpend());
			point.place = Place.SPENT;
			this.spent.computeIfAbsent(reference, (key) -> new ArrayList<>()).add(point);
			this.spentAt.put(reference, now);
		}
	}

	private @Nullable Outcome hold(Account account, HoldPosting.Hold posting, Instant now) {
		if (posting.points().value() > account.count(Place.ACTIVE) || badEnd(posting.expiresAt(), now, now)) {
			return null;
		}
		var hold = new ModelHold(now, posting.expiresAt());
		for (int i = 0; i < posting.points().value(); i++) {
			var point = Objects.requireNonNull(account.nextToSpend());
			point.place = Place.HELD;
			hold.points.add(point);
		}
		account.holds.put(posting.hold(), hold);
		return Outcome.of(hold.points.size());
	}

	private static boolean badEnd(Instant end, Instant opened, Instant now) {
		return !end.isAfter(now) || end.isAfter(opened.plus(Duration.ofHours(24)));
	}

	private @Nullable Outcome extend(Account account, HoldPosting.Extend extend, Instant now) {
		var hold = account.holds.get(extend.hold());
		if (hold.state != HoldState.OPEN || badEnd(extend.expiresAt(), hold.opened, now)) {
			return null;
		}
		hold.ends = extend.expiresAt();
		return Outcome.of(hold.points.size());
	}

	private @Nullable Outcome capture(Account account, HoldPosting.Capture capture, Instant now) {
		var hold = account.holds.get(capture.hold());
		int wanted = (int) capture.points().value();
		boolean open = hold.state == HoldState.OPEN;
		if (capture.shortfall() == Shortfall.REFUSE && (!open || wanted > hold.points.size())) {
			return null;
		}
		int captured = open ? Math.min(wanted, hold.points.size()) : 0;
		for (int i = 0; open && i < hold.points.size(); i++) {
			if (i < captured) {
				hold.points.get(i).place = Place.SPENT;
				this.spent.computeIfAbsent(capture.reference(), (key) -> new ArrayList<>()).add(hold.points.get(i));
				this.spentAt.put(capture.reference(), now);
			}
		}
		for (int i = captured; open && i < hold.points.size(); i++) {
			account.arrive(hold.points.get(i), Place.ACTIVE);
		}
		hold.state = open ? HoldState.CAPTURED : hold.state;
		int more = Math.min(wanted - captured, account.count(Place.ACTIVE));
		spendActive(account, more, capture.reference(), now);
		return new Outcome(captured + more, wanted - captured - more);
	}

	private @Nullable Outcome release(Account account, HoldPosting.Release release) {
		var hold = account.holds.get(release.hold());
		if (hold.state == HoldState.CAPTURED) {
			return null;
		}
		if (hold.state == HoldState.OPEN) {
			hold.state = HoldState.RELEASED;
			hold.points.forEach((point) -> account.arrive(point, Place.ACTIVE));
			return Outcome.of(hold.points.size());
		}
		return Outcome.NOTHING;
	}

	private @Nullable Outcome takeBack(Account account, ReturnPosting.TakeBack posting) {
		int left = account.lots.stream()
			.filter((lot) -> lot.award.equals(posting.award()))
			.filter((lot) -> posting.part() == null || posting.part().equals(lot.part))
			.mapToInt(ModelLot::left)
			.sum();
		return (posting.points().value() > left) ? null : takeBack(account, posting.award(), posting.part(),
				(int) posting.points().value(), posting.uncollectable());
	}

	private Outcome takeBack(Account account, Reference award, @Nullable String part, int points,
			Uncollectable uncollectable) {
		var lots = account.oldest().stream().filter((lot) -> lot.award.equals(award)).toList();
		account.lifetime -= lots.stream().noneMatch((lot) -> lot.adjusted) ? points : 0;
		var meant = lots.stream().filter((lot) -> part == null || part.equals(lot.part)).toList();
		int left = points;
		while (left > 0 && takeOwn(account, meant)) {
			left--;
		}
		var roots = new ArrayList<ModelLot>();
		for (int i = 0; i < left; i++) {
			roots.add(charge(account, meant));
		}
		while (!roots.isEmpty() && part != null) {
			var waiting = lots.stream()
				.filter((lot) -> !meant.contains(lot) && lot.count(Place.PENDING) > 0)
				.min(Comparator.comparing((ModelLot lot) -> Objects.requireNonNullElse(account.end(lot), Instant.MAX)));
			if (waiting.isEmpty()) {
				break;
			}
			var root = roots.contains(waiting.get()) ? waiting.get() : roots.getFirst();
			roots.remove(root);
			account.pay(Account.one(waiting.get(), Place.PENDING), root);
		}
		while (!roots.isEmpty() && account.count(Place.ACTIVE) > 0) {
			var point = lots.stream()
				.filter((lot) -> lot.count(Place.ACTIVE) > 0)
				.min(Comparator.comparing((ModelLot lot) -> Objects.requireNonNullElse(account.end(lot), Instant.MAX)))
				.map((lot) -> Account.one(lot, Place.ACTIVE))
				.orElseGet(account::nextToSpend);
			var root = roots.contains(point.lot) ? point.lot : roots.getFirst();
			roots.remove(root);
			account.pay(point, root);
		}
		for (var root : roots) {
			boolean debt = root.count(Place.MOVED) > root.debt || uncollectable == Uncollectable.DEBT;
			root.debt += debt ? 1 : 0;
			root.owed += debt ? 0 : 1;
		}
		return new Outcome(points - roots.size(), roots.size());
	}

	private static boolean takeOwn(Account account, List<ModelLot> lots) {
		var bySpendOrder = lots.stream()
			.filter((lot) -> lot.left() - lot.elsewhere() > 0)
			.sorted(Comparator.comparing((lot) -> Objects.requireNonNullElse(account.end(lot), Instant.MAX)))
			.toList();
		for (var place : List.of(Place.PENDING, Place.ACTIVE)) {
			for (var lot : bySpendOrder) {
				if (lot.count(place) > 0) {
					lot.taken++;
					Account.one(lot, place).place = Place.REVOKED;
					return true;
				}
			}
		}
		return false;
	}

	/** Charges a point of the award that is gone, and finds the lot it went from. */
	private static ModelLot charge(Account account, List<ModelLot> lots) {
		var charged = lots.stream().filter((lot) -> lot.left() > 0).findFirst().orElseThrow();
		charged.taken++;
		var root = account.oldest().stream().filter(charged.elsewhere::containsKey).findFirst().orElse(charged);
		charged.add(root, -1);
		return root;
	}

	private @Nullable Outcome giveBack(ReturnPosting.GiveBack posting, Instant now) {
		var spent = this.spent.getOrDefault(posting.spent(), new ArrayList<>());
		int points = (posting.points() != null) ? (int) posting.points().value() : spent.size();
		return (points > spent.size()) ? null : giveBack(spent, points, posting.graceUntil(), now);
	}

	private Outcome giveBack(List<Point> spent, int points, @Nullable Instant grace, Instant now) {
		for (var point : returning(spent, points)) {
			var account = owner(point.lot);
			var end = account.end(point.lot);
			if (grace != null && end != null && !end.isAfter(now)) {
				point.lot.idle = false;
				point.lot.expires = grace;
			}
			account.arrive(point, Place.ACTIVE);
		}
		return Outcome.of(points);
	}

	/**
	 * Each lot in its turn, the last spent first: whole shares, then one more to those
	 * that were cut the most.
	 */
	private static List<Point> returning(List<Point> spent, int points) {
		var lots = spent.reversed().stream().map((point) -> point.lot).distinct().toList();
		var quota = new LinkedHashMap<ModelLot, Integer>();
		var cut = new LinkedHashMap<ModelLot, Long>();
		for (var lot : lots) {
			long exact = (long) points * spent.stream().filter((point) -> point.lot == lot).count();
			quota.put(lot, (int) (exact / spent.size()));
			cut.put(lot, exact % spent.size());
		}
		for (int more = points - quota.values().stream().mapToInt(Integer::intValue).sum(); more > 0; more--) {
			var next = lots.stream()
				.max(Comparator.comparing(cut::get).thenComparing(lots::indexOf, Comparator.reverseOrder()))
				.orElseThrow();
			quota.merge(next, 1, Integer::sum);
			cut.put(next, -1L);
		}
		var returning = new ArrayList<Point>();
		for (int i = spent.size() - 1; i >= 0; i--) {
			var point = spent.get(i);
			if (quota.merge(point.lot, -1, Integer::sum) >= 0) {
				returning.add(point);
			}
		}
		spent.removeAll(returning);
		return returning;
	}

	private @Nullable Outcome undo(Account account, ReturnPosting.Undo undo, Instant now) {
		var lots = account.lots.stream().filter((lot) -> lot.award.equals(undo.undone())).toList();
		var latest = Stream
			.concat(lots.stream().map((lot) -> lot.made), Stream.ofNullable(this.spentAt.get(undo.undone())))
			.max(Comparator.naturalOrder());
		if (latest.isEmpty() || !now.isBefore(latest.get().plus(Duration.ofHours(24)))) {
			return null;
		}
		var spent = this.spent.getOrDefault(undo.undone(), new ArrayList<>());
		int back = spent.size();
		giveBack(spent, back, null, now);
		var taken = takeBack(account, undo.undone(), null, lots.stream().mapToInt(ModelLot::left).sum(),
				undo.uncollectable());
		return new Outcome(back + taken.points(), taken.missing());
	}

	private @Nullable Outcome transfer(Account account, TransferPosting.Transfer transfer, Instant now) {
		if (transfer.points().value() > account.count(Place.ACTIVE)) {
			return null;
		}
		var to = this.accounts.get(survivor(transfer.to()));
		if (to == account) {
			return null;
		}
		var copies = new LinkedHashMap<ModelLot, ModelLot>();
		for (int i = 0; i < transfer.points().value(); i++) {
			var point = Objects.requireNonNull(account.nextToSpend());
			point.place = Place.MOVED;
			var copy = copies.computeIfAbsent(point.lot, (lot) -> copy(lot, to, transfer.reference(), now));
			copy.points.add(new Point(copy, Place.ACTIVE));
		}
		for (var copy : copies.values()) {
			to.lots.add(copy);
			copy.points.forEach((point) -> to.arrive(point, Place.ACTIVE));
		}
		return Outcome.of(transfer.points().value());
	}

	private static ModelLot copy(ModelLot lot, Account to, Reference transfer, Instant now) {
		var copy = new ModelLot(transfer, ++to.number, lot.earned, now);
		copy.from = lot.from;
		copy.expires = lot.expires;
		copy.idle = lot.idle;
		copy.origin = lot;
		copy.adjusted = true;
		return copy;
	}

	private @Nullable Outcome undoTransfer(TransferPosting.UndoTransfer undo, Instant now) {
		var lots = this.accounts.values()
			.stream()
			.flatMap((account) -> account.oldest().stream())
			.filter((lot) -> lot.award.equals(undo.transfer()))
			.toList();
		if (lots.isEmpty() || !now.isBefore(lots.getFirst().made.plus(Duration.ofHours(24)))) {
			return null;
		}
		int points = 0;
		for (var lot : lots) {
			var origin = Objects.requireNonNull(lot.origin);
			while (lot.count(Place.ACTIVE) > 0) {
				Account.one(lot, Place.ACTIVE).place = Place.MOVED;
				owner(origin).arrive(Account.one(origin, Place.MOVED), Place.ACTIVE);
				points++;
			}
		}
		return Outcome.of(points);
	}

	private static int left(List<ModelLot> lots) {
		return lots.stream()
			.mapToInt((lot) -> lot.count(Place.PENDING) + lot.count(Place.ACTIVE) + lot.count(Place.HELD))
			.sum();
	}

	private @Nullable Outcome merge(Account into, MergePosting.Merge merge, Instant now) {
		var from = this.accounts.get(merge.other());
		if (from.mergedInto != null || from == into) {
			return null;
		}
		this.merges.put(merge.reference(), new ModelMerge(into, from, now));
		int points = left(from.lots);
		into.lots.addAll(from.lots);
		into.holds.putAll(from.holds);
		into.lifetime += from.lifetime;
		if (from.idleAt != null && (into.idleAt == null || from.idleAt.isAfter(into.idleAt))) {
			into.idleAt = from.idleAt;
		}
		if (from.active != null && (into.active == null || from.active.isAfter(into.active))) {
			into.active = from.active;
		}
		from.lots.clear();
		from.holds.clear();
		from.lifetime = 0;
		from.mergedInto = survivor(merge.member());
		while (into.debt() > 0 && into.count(Place.ACTIVE) > 0) {
			into.arrive(Objects.requireNonNull(into.nextToSpend()), Place.ACTIVE);
		}
		return Outcome.of(points);
	}

	private @Nullable Outcome undoMerge(MergePosting.UndoMerge undo, Instant now) {
		var into = this.accounts.get(undo.member());
		var from = this.accounts.get(undo.other());
		var merge = this.merges.get(undo.merge());
		if (merge == null || merge.undone || merge.into != into || into.mergedInto != null
				|| !now.isBefore(merge.at.plus(Duration.ofHours(24)))) {
			return null;
		}
		merge.undone = true;
		from.mergedInto = null;
		var back = into.lots.stream()
			.filter((lot) -> merge.lots.contains(lot) || lot.origin == null && undo.awards().contains(lot.award.id()))
			.toList();
		into.holds.forEach((id, hold) -> {
			if (merge.holds.contains(id)) {
				from.holds.put(id, hold);
			}
			else if (hold.state == HoldState.OPEN && hold.points.stream().anyMatch((each) -> back.contains(each.lot))) {
				hold.state = HoldState.RELEASED;
				hold.points.forEach((point) -> into.arrive(point, Place.ACTIVE));
			}
		});
		into.holds.keySet().removeAll(merge.holds);
		int points = left(back);
		var owners = new ArrayList<ModelLot>();
		var roots = new ArrayList<ModelLot>();
		for (var owner : into.oldest()) {
			for (var root : into.oldest()) {
				for (int i = owner.elsewhere.getOrDefault(root, 0); back.contains(owner) != back.contains(root)
						&& i > 0; i--) {
					owners.add(owner);
					roots.add(root);
				}
			}
		}
		into.lots.removeAll(back);
		from.lots.addAll(back);
		for (var lot : back) {
			into.lifetime -= lot.adjusted ? 0 : lot.left();
			from.lifetime += lot.adjusted ? 0 : lot.left();
		}
		for (int i = 0; i < owners.size(); i++) {
			owners.get(i).add(roots.get(i), -1);
			owner(owners.get(i)).arrive(Account.one(owners.get(i), Place.REVOKED), Place.ACTIVE);
		}
		roots.forEach((root) -> pay(owner(root), root, undo.uncollectable()));
		return Outcome.of(points);
	}

	/**
	 * One point of the account, the root's own first, goes in place of one of the root.
	 */
	private static void pay(Account account, ModelLot root, Uncollectable uncollectable) {
		if (account.count(Place.ACTIVE) > 0) {
			var point = (root.count(Place.ACTIVE) > 0) ? Account.one(root, Place.ACTIVE)
					: Objects.requireNonNull(account.nextToSpend());
			account.pay(point, root);
		}
		else {
			boolean debt = root.count(Place.MOVED) > root.debt || uncollectable == Uncollectable.DEBT;
			root.debt += debt ? 1 : 0;
			root.owed += debt ? 0 : 1;
		}
	}

	private Outcome forfeit(Account account) {
		for (var hold : account.holds.values()) {
			if (hold.state == HoldState.OPEN) {
				hold.state = HoldState.RELEASED;
				hold.points.forEach((point) -> account.arrive(point, Place.ACTIVE));
			}
		}
		var left = account.lots.stream()
			.flatMap((lot) -> lot.points.stream())
			.filter((point) -> point.place == Place.PENDING || point.place == Place.ACTIVE)
			.toList();
		left.forEach((point) -> point.place = Place.EXPIRED);
		return Outcome.of(left.size());
	}

}
