package se.stamkund.reward;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Writes redemptions. */
@Component
class RedemptionStore {

	private final JdbcClient jdbc;

	RedemptionStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void add(ProgramId program, RedemptionView redemption) {
		this.jdbc
			.sql("""
					insert into redemption (id, program_id, member_id, reward_id, kind, name_sv, name_en, points, counted,
						voucher_id, gift_card_id, fulfilment, redeemed_at, redeemed_by)
					values (:id, :program, :member, :reward, :kind, :sv, :en, :points, :counted, :voucher, :card, :fulfilment,
						:at, :by)
					""")
			.param("id", redemption.id())
			.param("program", program.value())
			.param("member", redemption.member().value())
			.param("reward", redemption.reward())
			.param("kind", redemption.kind().name())
			.param("sv", redemption.name().sv())
			.param("en", redemption.name().en())
			.param("points", redemption.points())
			.param("counted", redemption.counted())
			.param("voucher", redemption.voucher())
			.param("card", redemption.giftCard())
			.param("fulfilment", (redemption.fulfilment() != null) ? redemption.fulfilment().name() : null)
			.param("at", RedemptionRow.utc(redemption.redeemedAt()))
			.param("by", redemption.redeemedBy())
			.update();
	}

	Optional<RedemptionView> findForUpdate(ProgramId program, UUID id) {
		return this.jdbc.sql(RedemptionRow.SELECT + "where program_id = ? and id = ? for update")
			.params(program.value(), id)
			.query((row, number) -> RedemptionRow.view(row))
			.optional();
	}

	void cancel(ProgramId program, UUID id, Actor actor, Instant at) {
		this.jdbc.sql("""
				update redemption set cancelled_at = :at, cancelled_by = :by, version = version + 1
				where program_id = :program and id = :id
				""")
			.param("at", RedemptionRow.utc(at))
			.param("by", actor.toString())
			.param("program", program.value())
			.param("id", id)
			.update();
	}

	/**
	 * Those that there is something to do for and that have not come so far, locked in
	 * one order.
	 */
	List<RedemptionView> lockToMark(ProgramId program, Collection<UUID> ids, Fulfilment to) {
		return this.jdbc.sql(RedemptionRow.SELECT + """
				where program_id = :program and id = any (:ids) and fulfilment <> :to and cancelled_at is null
				order by id
				for update
				""")
			.param("program", program.value())
			.param("ids", ids.toArray(UUID[]::new))
			.param("to", to.name())
			.query((row, number) -> RedemptionRow.view(row))
			.list();
	}

	void mark(ProgramId program, Collection<UUID> ids, Fulfilment to, Instant at) {
		this.jdbc.sql("""
				update redemption set fulfilment = :to, fulfilled_at = :at, version = version + 1
				where program_id = :program and id = any (:ids)
				""")
			.param("to", to.name())
			.param("at", RedemptionRow.utc(at))
			.param("program", program.value())
			.param("ids", ids.toArray(UUID[]::new))
			.update();
	}

	void note(ProgramId program, UUID id, @Nullable String note, @Nullable String tracking) {
		this.jdbc.sql("""
				update redemption set note = :note, tracking = :tracking, version = version + 1
				where program_id = :program and id = :id
				""")
			.param("note", note)
			.param("tracking", tracking)
			.param("program", program.value())
			.param("id", id)
			.update();
	}

	void forget(ProgramId program, MemberId member) {
		this.jdbc.sql("update redemption set note = null, tracking = null where program_id = ? and member_id = ?")
			.params(program.value(), member.value())
			.update();
	}

}
