package se.stamkund.reward;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.Cursor;
import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.program.AuditLog;
import se.stamkund.program.SettingsCopier;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ConflictException;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;
import se.stamkund.tier.Ladder;
import se.stamkund.tier.LadderView;
import se.stamkund.tier.TierLadders;

/** The catalogue of rewards. */
@Service
public class Rewards implements SettingsCopier {

	/** As many as members can be shown. */
	static final int MOST = 500;

	private static final Set<RewardState> LIVE = Set.of(RewardState.DRAFT, RewardState.ACTIVE, RewardState.PAUSED);

	private final RewardStore store;

	private final TierLadders ladders;

	private final ProgramClock clock;

	private final AuditLog audit;

	Rewards(RewardStore store, TierLadders ladders, ProgramClock clock, AuditLog audit) {
		this.clock = clock;
		this.store = store;
		this.ladders = ladders;
		this.audit = audit;
	}

	/** All that are not archived, in their order. */
	@Transactional(readOnly = true)
	public List<RewardView> list(ProgramId program) {
		return this.store.list(program, LIVE);
	}

	/** A page of those in some states, in their order. */
	@Transactional(readOnly = true)
	public CursorPage<RewardView> page(ProgramId program, Set<RewardState> states, PageQuery page) {
		return page(page, (from, fromId) -> this.store.list(program, states, from, fromId, page.fetchSize()));
	}

	/** A page of those that anybody may know of now, in their order. */
	@Transactional(readOnly = true)
	public CursorPage<RewardView> open(ProgramId program, PageQuery page) {
		return page(page,
				(from, fromId) -> this.store.open(program, this.clock.now(program), from, fromId, page.fetchSize()));
	}

	/**
	 * One of them, archived or not.
	 * @throws NotFoundException if there is none
	 */
	@Transactional(readOnly = true)
	public RewardView get(ProgramId program, UUID reward) {
		return this.store.find(program, reward).orElseThrow(Rewards::unknown);
	}

	/** Looks at a draft without keeping it. */
	@Transactional(readOnly = true)
	public void check(ProgramId program, RewardDraft draft) {
		RewardChecks.check(tidy(draft), ladder(program));
	}

	/**
	 * Adds one, last in the order.
	 * @throws BusinessRuleException if it can't be offered as it is written
	 */
	@Transactional
	public RewardView add(ProgramId program, RewardDraft draft, Actor actor) {
		var tidy = tidy(draft);
		RewardChecks.check(tidy, ladder(program));
		if (list(program).size() >= MOST) {
			throw new BusinessRuleException("rewards_many", "A programme has at most " + MOST + " rewards", MOST);
		}
		var added = this.store.add(program, tidy);
		this.audit.record(program, actor, "reward.added", added.terms().name().sv(), null, RewardNote.of(added));
		return added;
	}

	/**
	 * Changes one.
	 * @param version that was read
	 * @throws ConflictException {@code reward_changed} if it is another by now
	 * @throws BusinessRuleException if it can't be offered as it is written, or
	 * {@code reward_stock_gone} if more are gone than there would be
	 */
	@Transactional
	public RewardView change(ProgramId program, UUID reward, RewardDraft draft, int version, Actor actor) {
		var tidy = tidy(draft);
		RewardChecks.check(tidy, ladder(program));
		var before = lock(program, reward);
		if (before.version() != version) {
			throw changed();
		}
		if (tidy.stock() != null && before.stock() != null && tidy.stock() < before.taken()) {
			throw new BusinessRuleException("reward_stock_gone", before.taken() + " are gone already", before.taken());
		}
		if (tidy.equals(new RewardDraft(before.state(), before.terms(), before.stock()))) {
			return before;
		}
		var after = this.store.change(program, reward, tidy);
		this.audit.record(program, actor, "reward.changed", after.terms().name().sv(), RewardNote.of(before),
				RewardNote.of(after));
		return after;
	}

	/** Offers it, takes it in or puts it away, whoever changed what else meanwhile. */
	@Transactional
	public RewardView turn(ProgramId program, UUID reward, RewardState state, Actor actor) {
		var now = lock(program, reward);
		return change(program, reward, new RewardDraft(state, now.terms(), now.stock()), now.version(), actor);
	}

	/**
	 * Puts the rewards in this order; those that are not named stay behind them in
	 * theirs.
	 * @throws NotFoundException if one of them is none
	 */
	@Transactional
	public void arrange(ProgramId program, List<UUID> order, Actor actor) {
		var known = list(program).stream().map(RewardView::id).toList();
		if (!new HashSet<>(known).containsAll(order)) {
			throw unknown();
		}
		var arranged = order.stream().distinct().collect(Collectors.toList());
		known.stream().filter((id) -> !arranged.contains(id)).forEach(arranged::add);
		if (!arranged.equals(known)) {
			this.store.arrange(program, arranged);
			this.audit.record(program, actor, "reward.arranged", "rewards", null, null);
		}
	}

	/** The picture of a reward. */
	@Transactional(readOnly = true)
	public Optional<RewardImage> image(ProgramId program, UUID reward) {
		return this.store.image(program, reward);
	}

	/** Shows a picture of it from now on; null for none. */
	@Transactional
	public RewardView show(ProgramId program, UUID reward, @Nullable RewardImage image, Actor actor) {
		var before = lock(program, reward);
		this.store.show(program, reward, image);
		this.audit.record(program, actor, "reward.image_changed", before.terms().name().sv(), null, null);
		return get(program, reward);
	}

	@Override
	public void copy(ProgramId from, ProgramId to) {
		this.store.copy(from, to);
	}

	static NotFoundException unknown() {
		return new NotFoundException("reward", "There is no such reward");
	}

	static ConflictException changed() {
		return new ConflictException("reward_changed", "Somebody changed the reward meanwhile; read it again");
	}

	private static CursorPage<RewardView> page(PageQuery page, BiFunction<Integer, UUID, List<RewardView>> read) {
		var after = page.after();
		int from = (after != null) ? (int) Math.clamp(after.number(0), -1, Integer.MAX_VALUE) : -1;
		return CursorPage.of(read.apply(from, (after != null) ? after.uuid(1) : new UUID(0, 0)), page,
				(row) -> Cursor.of(row.position(), row.id()));
	}

	private RewardView lock(ProgramId program, UUID reward) {
		return this.store.findForUpdate(program, reward).orElseThrow(Rewards::unknown);
	}

	private @Nullable Ladder ladder(ProgramId program) {
		return this.ladders.find(program).map(LadderView::ladder).orElse(null);
	}

	/** Tags are in lower case. */
	private static RewardDraft tidy(RewardDraft draft) {
		var terms = draft.terms();
		var tag = terms.gate().tag();
		var gate = new Gate(terms.gate().tier(),
				(tag != null && !tag.isBlank()) ? tag.strip().toLowerCase(Locale.ROOT) : null);
		return new RewardDraft(draft.state(), new RewardTerms(terms.name(), terms.description(), terms.conditions(),
				terms.gives(), terms.code(), terms.points(), terms.limit(), gate, terms.from(), terms.until()),
				draft.stock());
	}

}
