package se.stamkund.reward;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.activity.Activities;
import se.stamkund.activity.Activity;
import se.stamkund.ledger.Ledger;
import se.stamkund.ledger.Posting;
import se.stamkund.ledger.Reference;
import se.stamkund.ledger.ReturnPosting;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.Cursor;
import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.outbox.Outbox;
import se.stamkund.points.PointsSettingsService;
import se.stamkund.program.AuditLog;
import se.stamkund.program.Programs;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/**
 * Taking rewards for points, and giving them back. A member's account is locked first, a
 * reward's stock last: so limits and stock are exact, and nobody waits in a circle.
 */
@Service
public class Redemptions {

	private final RewardStore rewards;

	private final RedemptionStore store;

	private final RedemptionQueries queries;

	private final RedemptionTallies tallies;

	private final RewardOffers offers;

	private final IssuedCodes codes;

	private final MemberDirectory members;

	private final Ledger ledger;

	private final PointsSettingsService settings;

	private final Programs programs;

	private final ProgramClock clock;

	private final Activities activities;

	private final Outbox outbox;

	private final AuditLog audit;

	Redemptions(RewardStore rewards, RedemptionStore store, RedemptionQueries queries, RedemptionTallies tallies,
			RewardOffers offers, IssuedCodes codes, MemberDirectory members, Ledger ledger,
			PointsSettingsService settings, Programs programs, ProgramClock clock, Activities activities, Outbox outbox,
			AuditLog audit) {
		this.rewards = rewards;
		this.store = store;
		this.queries = queries;
		this.tallies = tallies;
		this.offers = offers;
		this.codes = codes;
		this.members = members;
		this.ledger = ledger;
		this.settings = settings;
		this.programs = programs;
		this.clock = clock;
		this.activities = activities;
		this.outbox = outbox;
		this.audit = audit;
	}

	/**
	 * Takes a reward: its points go, and what it gives is there, both or neither.
	 * @throws NotFoundException if there is no such reward or member
	 * @throws BusinessRuleException {@code reward_} and the code of the most lasting
	 * {@link WhyNot}, if she can't have it
	 */
	@Transactional
	public RedemptionView redeem(ProgramId program, MemberKey key, UUID id, Actor actor) {
		var member = this.members.resolve(program, key);
		this.ledger.lock(program, List.of(member));
		var reward = this.rewards.find(program, id).orElseThrow(Rewards::unknown);
		var eligibility = this.offers.of(program, member, reward);
		if (!eligibility.canHave()) {
			throw eligibility.whyNot().getFirst().refusal(this.programs.get(program).zone());
		}
		var now = this.clock.now(program);
		var redemption = Ids.next();
		var terms = reward.terms();
		var issued = this.codes.issue(program, redemption, member, terms, now, actor);
		var view = new RedemptionView(redemption, member, id, reward.kind(), terms.name(), terms.points(),
				reward.stock() != null, issued.voucher(), issued.giftCard(),
				terms.gives().isFulfilledByHand() ? Fulfilment.NEW : null, null, null, now, actor.toString(), null,
				null);
		this.store.add(program, view);
		if (terms.points() > 0) {
			this.ledger.post(program, now,
					List.of(Posting.spend(member, Points.of(terms.points()), reference(redemption), actor)));
		}
		note(program, view, "reward.redeemed", actor, now);
		if (actor.kind() == Actor.Kind.STAFF) {
			this.audit.record(program, actor, "redemption.taken", redemption.toString(), null,
					Map.of("name", terms.name().sv(), "points", terms.points()));
		}
		this.outbox.publish(program, new RewardRedeemed(redemption, member, id, reward.kind(), terms.points(), now));
		this.tallies.taken(program, view);
		if (view.counted() && !this.rewards.take(program, reward)) {
			throw soldOutOrChanged(program, reward);
		}
		return view;
	}

	/**
	 * Gives a reward back: its points return into their lots, what it gave is void. Doing
	 * so again does nothing.
	 * @throws NotFoundException if there is no such redemption
	 * @throws BusinessRuleException {@code redemption_used} if its code has been used, or
	 * its card
	 */
	@Transactional
	public RedemptionView cancel(ProgramId program, UUID id, Actor actor) {
		return cancel(program, get(program, id), actor);
	}

	/**
	 * The same by the member, within a day, of what nobody has sent.
	 * @throws NotFoundException if it is not hers
	 * @throws BusinessRuleException {@code undo_too_late}, {@code redemption_sent},
	 * {@code redemption_used}
	 */
	@Transactional
	public RedemptionView undo(ProgramId program, MemberId member, UUID id) {
		var redemption = get(program, id);
		if (!redemption.member().equals(member)) {
			throw unknown();
		}
		if (!redemption.isCancelled() && !this.clock.now(program).isBefore(redemption.undoableUntil())) {
			throw new BusinessRuleException("undo_too_late", "It could be undone until " + redemption.undoableUntil(),
					redemption.undoableUntil());
		}
		if (!redemption.isCancelled() && redemption.fulfilment() != null && redemption.fulfilment() != Fulfilment.NEW) {
			throw new BusinessRuleException("redemption_sent", "It is on its way already");
		}
		return cancel(program, redemption, Actor.member(member));
	}

	/**
	 * One of them.
	 * @throws NotFoundException if there is none
	 */
	@Transactional(readOnly = true)
	public RedemptionView get(ProgramId program, UUID id) {
		return this.queries.find(program, id).orElseThrow(Redemptions::unknown);
	}

	/** Those there are of these, by id; one statement. */
	@Transactional(readOnly = true)
	public Map<UUID, RedemptionView> get(ProgramId program, Collection<UUID> ids) {
		return ids.isEmpty() ? Map.of()
				: this.queries.byIds(program, ids)
					.stream()
					.collect(Collectors.toMap(RedemptionView::id, Function.identity()));
	}

	/** A page of them, the latest first. */
	@Transactional(readOnly = true)
	public CursorPage<RedemptionView> list(ProgramId program, RedemptionFilter filter, PageQuery page) {
		var after = page.after();
		var rows = this.queries.list(program, filter,
				(after != null) ? after.instant(0) : RedemptionQueries.END_OF_TIME,
				(after != null) ? after.uuid(1) : RedemptionQueries.LAST_ID, page.fetchSize());
		return CursorPage.of(rows, page, (row) -> Cursor.of(row.redeemedAt(), row.id()));
	}

	/**
	 * What redemptions gave, as it is now, by their ids; those that gave no code are left
	 * out.
	 */
	@Transactional(readOnly = true)
	public Map<UUID, CodeView> codes(ProgramId program, Collection<RedemptionView> redemptions) {
		return this.codes.of(program, redemptions);
	}

	/** How often each reward has been taken and kept. */
	@Transactional(readOnly = true)
	public Map<UUID, Long> counts(ProgramId program) {
		return this.tallies.kept(program);
	}

	private RedemptionView cancel(ProgramId program, RedemptionView read, Actor actor) {
		this.ledger.lock(program, List.of(read.member()));
		var redemption = this.store.findForUpdate(program, read.id()).orElseThrow(Redemptions::unknown);
		if (redemption.isCancelled()) {
			return redemption;
		}
		var now = this.clock.now(program);
		this.codes.withdraw(program, redemption, actor);
		this.store.cancel(program, redemption.id(), actor, now);
		if (redemption.points() > 0) {
			this.ledger.post(program, now, List.of(giveBack(program, redemption, actor, now)));
		}
		note(program, redemption, "reward.given_back", actor, now);
		if (actor.kind() == Actor.Kind.STAFF) {
			this.audit.record(program, actor, "redemption.cancelled", redemption.id().toString(), null, null);
		}
		this.outbox.publish(program, new RedemptionCancelled(redemption.id(), redemption.member(), redemption.reward(),
				redemption.points(), now));
		this.tallies.givenBack(program, redemption);
		if (redemption.counted()) {
			this.rewards.putBack(program, redemption.reward());
		}
		return get(program, redemption.id());
	}

	private Posting giveBack(ProgramId program, RedemptionView redemption, Actor actor, Instant now) {
		int days = this.settings.get(program).settings().graceDays();
		return new ReturnPosting.GiveBack(redemption.member(), null, reference(redemption.id()),
				(days > 0) ? now.plus(Duration.ofDays(days)) : null, reference(redemption.id()), actor);
	}

	private void note(ProgramId program, RedemptionView redemption, String type, Actor actor, Instant now) {
		var name = redemption.name().in(this.programs.get(program).locale());
		this.activities.record(program, List.of(Activity.of(redemption.member(), type, name, null, actor,
				Map.of("redemption", redemption.id().toString(), "points", redemption.points()), now)));
	}

	private RuntimeException soldOutOrChanged(ProgramId program, RewardView read) {
		var now = this.rewards.find(program, read.id()).orElse(read);
		return (now.version() != read.version()) ? Rewards.changed()
				: WhyNot.of(WhyNot.Code.SOLD_OUT).refusal(this.programs.get(program).zone());
	}

	static NotFoundException unknown() {
		return new NotFoundException("redemption", "There is no such redemption");
	}

	private static Reference reference(UUID redemption) {
		return new Reference("redemption", redemption);
	}

}
