package se.stamkund.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/**
 * Sets points aside for a purchase under way. Capturing them is
 * {@link HoldPosting.Capture}.
 */
@Service
public class Holds {

	/** How long a hold lasts unless said otherwise. */
	public static final Duration DEFAULT_LENGTH = Duration.ofMinutes(30);

	/** How long a hold can last at most, from when it was placed. */
	public static final Duration LONGEST = Holding.LONGEST;

	private final Ledger ledger;

	private final JdbcClient jdbc;

	Holds(Ledger ledger, JdbcClient jdbc) {
		this.ledger = ledger;
		this.jdbc = jdbc;
	}

	/**
	 * Holds points of a member until {@code expiresAt}.
	 * @throws se.stamkund.shared.BusinessRuleException {@code insufficient_points}, or
	 * {@code hold_length} if that is more than 24 hours ahead
	 */
	@Transactional
	public HoldView place(ProgramId program, MemberId member, Points points, Instant expiresAt, Actor actor,
			Instant now) {
		var id = Ids.next();
		this.ledger.post(program, now,
				List.of(new HoldPosting.Hold(member, id, points, expiresAt, new Reference("hold", id), actor)));
		return get(program, id, now);
	}

	/** Makes an open hold last until {@code expiresAt}. */
	@Transactional
	public HoldView extend(ProgramId program, UUID hold, Instant expiresAt, Actor actor, Instant now) {
		var view = get(program, hold, now);
		this.ledger.post(program, now,
				List.of(new HoldPosting.Extend(view.member(), hold, expiresAt, view.reference(), actor)));
		return get(program, hold, now);
	}

	/**
	 * Lets go of a hold; of one that has lapsed or was released already, without effect.
	 */
	@Transactional
	public HoldView release(ProgramId program, UUID hold, Actor actor, Instant now) {
		var view = get(program, hold, now);
		this.ledger.post(program, now, List.of(new HoldPosting.Release(view.member(), hold, view.reference(), actor)));
		return get(program, hold, now);
	}

	/**
	 * A hold as it is now.
	 * @throws NotFoundException if there is none of that id
	 */
	public HoldView get(ProgramId program, UUID hold, Instant now) {
		return find(program, List.of(hold), now, "").stream()
			.findFirst()
			.orElseThrow(() -> new NotFoundException("hold", "No such hold: " + hold));
	}

	/**
	 * The holds of these ids, as far as there are any; nobody else changes them until the
	 * end of the transaction. So who captures leniently can tell a hold that was used
	 * from one that lapsed.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Map<UUID, HoldView> lock(ProgramId program, Collection<UUID> holds, Instant now) {
		return find(program, holds, now, "order by id for update").stream()
			.collect(Collectors.toMap(HoldView::id, Function.identity()));
	}

	private List<HoldView> find(ProgramId program, Collection<UUID> holds, Instant now, String how) {
		return this.jdbc.sql("""
				select id, member_id, points, captured, state, reference_type, reference_id, opened_at, expires_at
				from points_hold
				where program_id = ? and id = any(?)
				""" + how).params(program.value(), holds.toArray(UUID[]::new)).query((row, number) -> {
			var expiresAt = SqlColumns.requiredInstant(row, "expires_at");
			var state = HoldState.valueOf(row.getString("state"));
			return new HoldView(SqlColumns.uuid(row, "id"), new MemberId(SqlColumns.uuid(row, "member_id")),
					Points.of(row.getLong("points")), Points.of(row.getLong("captured")),
					(state == HoldState.OPEN && !expiresAt.isAfter(now)) ? HoldState.LAPSED : state,
					new Reference(row.getString("reference_type"), SqlColumns.uuid(row, "reference_id")),
					SqlColumns.requiredInstant(row, "opened_at"), expiresAt);
		}).list();
	}

}
