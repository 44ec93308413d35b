package se.stamkund.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/**
 * When the points that members have now will expire, if nothing else happens, to the
 * point: accounts that are settled are added up in the database, those on which something
 * is due or a change of expiry has not been written yet are worked out.
 */
@Service
public class ExpiryOutlook {

	private static final int BATCH = 2000;

	private static final int MOST_NAMED = 10;

	private final OutlookStore store;

	private final Projection projection;

	private final ObjectProvider<Redating> redating;

	ExpiryOutlook(OutlookStore store, Projection projection, ObjectProvider<Redating> redating) {
		this.store = store;
		this.projection = projection;
		this.redating = redating;
	}

	/**
	 * As things are.
	 * @param bounds where periods begin, in order; the first is not after now
	 */
	@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
	public Outlook now(ProgramId program, Instant now, List<Instant> bounds) {
		var sum = new Sum(bounds);
		this.store.periods(program, now, bounds).forEach(sum::add);
		forUnsettled(program, now, (account) -> sum.add(dates(account)));
		return sum.outlook();
	}

	/** As things would be if a change were announced now. */
	@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
	public Effect after(ProgramId program, Instant now, List<Instant> bounds, String policy, boolean existing) {
		var change = new ExpiryChange(Integer.MAX_VALUE, Micros.of(now), policy, existing);
		var dates = this.redating.getObject().of(program, change);
		var sum = new Sum(bounds);
		var changed = new ArrayList<Changed>();
		var total = this.store.periodsAfter(program, change, dates, bounds, sum::add);
		changed.addAll(this.store.mostChanged(program, change, dates, MOST_NAMED));
		var hits = new Hits(total);
		forUnsettled(program, now, (account) -> {
			var before = dates(account);
			new Redate(account, change, dates).apply();
			var after = dates(account);
			sum.add(after);
			hits.add(account.member, before, after).ifPresent(changed::add);
		});
		return new Effect(sum.outlook(), hits.members, hits.points, hits.sooner,
				changed.stream()
					.sorted(Comparator.comparing(Changed::points).reversed().thenComparing(Changed::member))
					.limit(MOST_NAMED)
					.toList());
	}

	private void forUnsettled(ProgramId program, Instant now, Consumer<MemberAccount> what) {
		var members = this.store.unsettled(program, now, null, BATCH);
		while (!members.isEmpty()) {
			this.projection.at(program, members, now).forEach(what);
			members = this.store.unsettled(program, now, members.getLast(), BATCH);
		}
	}

	private static List<Dated> dates(MemberAccount account) {
		return account.lots.values()
			.stream()
			.filter((lot) -> lot.pending + lot.active + lot.held > 0)
			.map((lot) -> new Dated(account.member, lot.id().toString(), lot.expiry(account.idleAt), lot.idle,
					lot.pending + lot.active + lot.held))
			.toList();
	}

	/**
	 * What expires when.
	 *
	 * @param periods one for each bound: from there to before the next; the last has no
	 * end
	 * @param never what has no date
	 */
	public record Outlook(List<Period> periods, Period never) {

		public long points() {
			return this.periods.stream().mapToLong(Period::points).sum() + this.never.points();
		}

	}

	/**
	 * What expires in a period.
	 *
	 * @param idle the part of the points that do only if their owner does nothing
	 */
	public record Period(long points, long idle, long members) {

		static final Period NOTHING = new Period(0, 0, 0);

		Period plus(Period other) {
			return new Period(this.points + other.points, this.idle + other.idle, this.members + other.members);
		}

	}

	/**
	 * What a change would do.
	 *
	 * @param members whose points get other dates
	 * @param points how many do
	 * @param sooner how many of them sooner than now
	 * @param most the members with the most of them
	 */
	public record Effect(Outlook outlook, long members, long points, long sooner, List<Changed> most) {
	}

	/**
	 * A member whose points get other dates.
	 *
	 * @param first when the first of them expire then; null for never
	 */
	public record Changed(MemberId member, long points, @Nullable Instant first) {
	}

	record Dated(MemberId member, String lot, @Nullable Instant at, boolean idle, long points) {
	}

	/** A sum of a period, by its number; -1 for what has no date. */
	record Numbered(int number, Period period) {
	}

	record Total(long members, long points, long sooner) {
	}

	private static final class Hits {

		private long members;

		private long points;

		private long sooner;

		private Hits(Total total) {
			this.members = total.members();
			this.points = total.points();
			this.sooner = total.sooner();
		}

		private Optional<Changed> add(MemberId member, List<Dated> before, List<Dated> after) {
			Map<String, Dated> old = new HashMap<>();
			before.forEach((lot) -> old.put(lot.lot(), lot));
			long hit = 0;
			Instant first = null;
			for (var lot : after) {
				var was = old.get(lot.lot());
				if (was != null && !Objects.equals(was.at(), lot.at())) {
					hit += lot.points();
					boolean isSooner = lot.at() != null && (was.at() == null || lot.at().isBefore(was.at()));
					this.sooner += isSooner ? lot.points() : 0;
					first = (first == null || lot.at() != null && lot.at().isBefore(first)) ? lot.at() : first;
				}
			}
			this.members += (hit > 0) ? 1 : 0;
			this.points += hit;
			return (hit > 0) ? Optional.of(new Changed(member, hit, first)) : Optional.empty();
		}

	}

	private static final class Sum {

		private final List<Instant> bounds;

		private final Map<Integer, Period> periods = new TreeMap<>();

		private Sum(List<Instant> bounds) {
			this.bounds = bounds;
		}

		private void add(Numbered sum) {
			this.periods.merge(sum.number(), sum.period(), Period::plus);
		}

		private void add(List<Dated> account) {
			Set<Integer> counted = new HashSet<>();
			account.forEach((lot) -> {
				int number = number(lot.at());
				add(new Numbered(number,
						new Period(lot.points(), lot.idle() ? lot.points() : 0, counted.add(number) ? 1 : 0)));
			});
		}

		/**
		 * Points that expire as a period begins were usable to the end of that before.
		 */
		private int number(@Nullable Instant at) {
			if (at == null) {
				return -1;
			}
			int number = 0;
			while (number + 1 < this.bounds.size() && at.isAfter(this.bounds.get(number + 1))) {
				number++;
			}
			return number;
		}

		private Outlook outlook() {
			var periods = new ArrayList<Period>();
			for (int i = 0; i < this.bounds.size(); i++) {
				periods.add(this.periods.getOrDefault(i, Period.NOTHING));
			}
			return new Outlook(List.copyOf(periods), this.periods.getOrDefault(-1, Period.NOTHING));
		}

	}

}
