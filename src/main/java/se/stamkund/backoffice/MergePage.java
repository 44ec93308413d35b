package se.stamkund.backoffice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import se.stamkund.ledger.Balance;
import se.stamkund.ledger.Balances;
import se.stamkund.ledger.MergedLots;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberFilter;
import se.stamkund.member.MemberKey.ById;
import se.stamkund.member.MemberMergeView;
import se.stamkund.member.MemberMerges;
import se.stamkund.member.MemberRow;
import se.stamkund.member.MemberSearch;
import se.stamkund.member.MemberView;
import se.stamkund.member.MergePreview;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.purchase.OrderFilter;
import se.stamkund.purchase.OrderQueries;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** Gathers what staff need to know to merge two members, or to undo it. */
@Service
public class MergePage {

	private static final int FOUND = 20;

	private final MemberMerges merges;

	private final MemberDirectory members;

	private final MemberSearch search;

	private final Balances balances;

	private final MergedLots lots;

	private final OrderQueries orders;

	private final ProgramClock clock;

	MergePage(MemberMerges merges, MemberDirectory members, MemberSearch search, Balances balances, MergedLots lots,
			OrderQueries orders, ProgramClock clock) {
		this.merges = merges;
		this.members = members;
		this.search = search;
		this.balances = balances;
		this.lots = lots;
		this.orders = orders;
		this.clock = clock;
	}

	/**
	 * The member, if she still is one.
	 * @throws NotFoundException if not
	 */
	public MemberView member(ProgramId program, MemberId member) {
		var view = this.members.get(program, member);
		if (!view.active()) {
			throw new NotFoundException("member", "There is no member with " + member);
		}
		return view;
	}

	/** Others to choose from: by what was asked for, else those of the same name. */
	public List<MemberRow> find(ProgramId program, MemberView member, @Nullable String asked) {
		var q = (asked != null && !asked.isBlank()) ? asked.strip() : member.name();
		return this.search
			.page(program, MemberFilter.of(q, null, MemberFilter.Sort.NAME), PageQuery.first(FOUND), false)
			.rows()
			.stream()
			.filter((row) -> !row.id().equals(member.id()))
			.toList();
	}

	/** Both side by side. */
	public Preview preview(ProgramId program, MemberId member, MemberId other) {
		var preview = this.merges.preview(program, new ById(member), new ById(other));
		var now = this.clock.now(program);
		return new Preview(preview, side(program, preview.member(), now), side(program, preview.other(), now));
	}

	private Side side(ProgramId program, MemberView member, Instant now) {
		return new Side(member, this.balances.of(program, member.id(), now),
				this.orders.list(program, OrderFilter.of(member.id()), PageQuery.first(1)).data().isEmpty());
	}

	/** A merge as it is now. */
	public Merged merged(ProgramId program, MemberId member, UUID merge) {
		var view = this.merges.get(program, member, merge);
		var since = this.lots.since(program, member, merge);
		var orders = new LinkedHashMap<UUID, Long>();
		var other = new ArrayList<MergedLots.Used>();
		for (var used : since.used()) {
			if (used.reference().type().equals("order_payment")) {
				orders.put(used.reference().id(), used.points().value());
			}
			else {
				other.add(used);
			}
		}
		return new Merged(view, this.members.get(program, member), this.members.get(program, view.merged()), since,
				orders, other.stream().mapToLong((used) -> used.points().value()).sum(),
				view.undoable(this.clock.now(program)));
	}

	/** One of two. */
	public record Side(MemberView member, Balance points, boolean withoutOrders) {
	}

	/** Both, and what the first would get of the second. */
	public record Preview(MergePreview merge, Side into, Side from) {
	}

	/**
	 * A merge.
	 *
	 * @param orders that were paid with its points since, and with how many
	 * @param other points used otherwise
	 */
	public record Merged(MemberMergeView merge, MemberView member, MemberView former, MergedLots.Since since,
			Map<UUID, Long> orders, long other, boolean undoable) {
	}

}
