package se.stamkund.backoffice;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import se.stamkund.activity.Activities;
import se.stamkund.activity.ActivityFilter;
import se.stamkund.activity.ActivityView;
import se.stamkund.member.ConsentView;
import se.stamkund.member.Consents;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberView;
import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.points.MemberPoints;
import se.stamkund.points.PointsEvent;
import se.stamkund.points.PointsHistory;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.purchase.OrderFilter;
import se.stamkund.purchase.OrderQueries;
import se.stamkund.purchase.OrderRow;
import se.stamkund.reward.CodeView;
import se.stamkund.reward.RedemptionFilter;
import se.stamkund.reward.RedemptionView;
import se.stamkund.reward.Redemptions;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;
import se.stamkund.tier.MemberTier;
import se.stamkund.tier.Tiers;

/** Gathers all that staff see of a member on one page. */
@Service
public class MemberPage {

	private static final int SHOWN = 20;

	private final MemberDirectory members;

	private final Consents consents;

	private final MemberPoints points;

	private final PointsHistory history;

	private final OrderQueries orders;

	private final Activities activities;

	private final Stores stores;

	private final Tiers tiers;

	private final Redemptions redemptions;

	MemberPage(MemberDirectory members, Consents consents, MemberPoints points, PointsHistory history,
			OrderQueries orders, Activities activities, Stores stores, Tiers tiers, Redemptions redemptions) {
		this.members = members;
		this.consents = consents;
		this.points = points;
		this.history = history;
		this.orders = orders;
		this.activities = activities;
		this.stores = stores;
		this.tiers = tiers;
		this.redemptions = redemptions;
	}

	/**
	 * Who she is and what she has; erased members too.
	 * @throws se.stamkund.shared.NotFoundException if the programme never had her
	 */
	public Summary summary(ProgramId program, MemberId member) {
		var stores = this.stores.list(program).stream().collect(Collectors.toMap(StoreView::id, StoreView::name));
		return new Summary(this.members.get(program, member), this.consents.current(program, member),
				this.points.of(program, member), this.tiers.of(program, member).orElse(null), stores);
	}

	/** What happened to her points, the latest first. */
	public PointsHistory.Page points(ProgramId program, MemberId member, PointsEvent.Filter filter,
			@Nullable Long before) {
		return this.history.page(program, member, filter, before, SHOWN);
	}

	/** Her orders, the latest first. */
	public CursorPage<OrderRow> orders(ProgramId program, MemberId member, PageQuery page) {
		return this.orders.list(program, OrderFilter.of(member), page);
	}

	/** The rewards she has taken, the latest first. */
	public Rewards rewards(ProgramId program, MemberId member, PageQuery page) {
		var taken = this.redemptions.list(program, RedemptionFilter.of(member), page);
		return new Rewards(taken, this.redemptions.codes(program, taken.data()));
	}

	/** All else that happened, the latest first. */
	public CursorPage<ActivityView> activities(ProgramId program, MemberId member, PageQuery page) {
		return this.activities.timeline(program, member, ActivityFilter.ALL, page);
	}

	/**
	 * A page of the rewards she has taken.
	 *
	 * @param codes what they gave, by their ids
	 */
	public record Rewards(CursorPage<RedemptionView> taken, Map<UUID, CodeView> codes) {
	}

	/**
	 * The still part of the page.
	 *
	 * @param tier where she stands; null in a programme without tiers
	 * @param stores the stores' names by id
	 */
	public record Summary(MemberView member, List<ConsentView> consents, MemberPoints.View points,
			@Nullable MemberTier tier, Map<UUID, String> stores) {
	}

}
