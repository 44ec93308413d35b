package se.stamkund.reward;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import se.stamkund.shared.ProgramId;

/**
 * How often each reward was taken and kept, and how far staff have come: a few rows a
 * reward, however many were taken. Each is locked until the transaction ends, so they
 * come late in it, and several in one order.
 */
@Component
class RedemptionTallies {

	private static final int SLOTS = 16;

	private final JdbcClient jdbc;

	RedemptionTallies(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Counts one that was taken. */
	void taken(ProgramId program, RedemptionView redemption) {
		this.jdbc.sql("""
				insert into redemption_tally as t (program_id, reward_id, slot, kept, to_send, sent, done)
				values (:program, :reward, :slot, 1, :new, 0, 0)
				on conflict (program_id, reward_id, slot)
				do update set kept = t.kept + 1, to_send = t.to_send + excluded.to_send
				""")
			.param("program", program.value())
			.param("reward", redemption.reward())
			.param("slot", slot(redemption.id()))
			.param("new", (redemption.fulfilment() != null) ? 1 : 0)
			.update();
	}

	/** Counts one no longer that was given back. */
	void givenBack(ProgramId program, RedemptionView redemption) {
		change(program, Map.of(new Row(redemption.reward(), slot(redemption.id())),
				new Change(-1).minus(redemption.fulfilment())));
	}

	/** Counts anew how far staff have come with some. */
	void moved(ProgramId program, List<RedemptionView> before, Fulfilment to) {
		var changes = new HashMap<Row, Change>();
		for (var one : before) {
			var row = new Row(one.reward(), slot(one.id()));
			changes.put(row, changes.getOrDefault(row, new Change(0)).minus(one.fulfilment()).plus(to));
		}
		change(program, changes);
	}

	/** How often each reward has been taken and kept; none for what nobody has. */
	Map<UUID, Long> kept(ProgramId program) {
		var counts = new HashMap<UUID, Long>();
		this.jdbc.sql("""
				select reward_id, sum(kept) as n from redemption_tally
				where program_id = ?
				group by reward_id
				having sum(kept) > 0
				""").param(program.value()).query((row) -> {
			counts.put(row.getObject("reward_id", UUID.class), row.getLong("n"));
		});
		return counts;
	}

	/** How many there are to do, by how far they have come; none for nothing. */
	Map<Fulfilment, Long> fulfilments(ProgramId program) {
		var counts = new EnumMap<Fulfilment, Long>(Fulfilment.class);
		this.jdbc
			.sql("""
					select coalesce(sum(to_send), 0) as "NEW", coalesce(sum(sent), 0) as "SENT", coalesce(sum(done), 0) as "DONE"
					from redemption_tally
					where program_id = ?
					""")
			.param(program.value())
			.query((row) -> {
				for (var fulfilment : Fulfilment.values()) {
					if (row.getLong(fulfilment.name()) > 0) {
						counts.put(fulfilment, row.getLong(fulfilment.name()));
					}
				}
			});
		return counts;
	}

	private void change(ProgramId program, Map<Row, Change> changes) {
		var rows = changes.entrySet().stream().toList();
		this.jdbc
			.sql("""
					with change as (
						select t.program_id, t.reward_id, t.slot, c.kept, c.to_send, c.sent, c.done
						from unnest(:rewards, :slots, :kept, :new, :sent, :done) c(reward_id, slot, kept, to_send, sent, done)
						join redemption_tally t on t.program_id = :program and t.reward_id = c.reward_id and t.slot = c.slot
						order by t.reward_id, t.slot
						for update of t)
					update redemption_tally t set kept = t.kept + c.kept, to_send = t.to_send + c.to_send,
						sent = t.sent + c.sent, done = t.done + c.done
					from change c
					where t.program_id = c.program_id and t.reward_id = c.reward_id and t.slot = c.slot
					""")
			.param("program", program.value())
			.param("rewards", rows.stream().map((row) -> row.getKey().reward()).toArray(UUID[]::new))
			.param("slots", rows.stream().map((row) -> row.getKey().slot()).toArray(Integer[]::new))
			.param("kept", rows.stream().map((row) -> row.getValue().kept).toArray(Integer[]::new))
			.param("new", rows.stream().map((row) -> row.getValue().of(Fulfilment.NEW)).toArray(Integer[]::new))
			.param("sent", rows.stream().map((row) -> row.getValue().of(Fulfilment.SENT)).toArray(Integer[]::new))
			.param("done", rows.stream().map((row) -> row.getValue().of(Fulfilment.DONE)).toArray(Integer[]::new))
			.update();
	}

	private static int slot(UUID redemption) {
		return (int) (redemption.getLeastSignificantBits() & (SLOTS - 1));
	}

	private record Row(UUID reward, int slot) {
	}

	/** By how much a row changes. */
	private static final class Change {

		private final int kept;

		private final Map<Fulfilment, Integer> fulfilments = new EnumMap<>(Fulfilment.class);

		private Change(int kept) {
			this.kept = kept;
		}

		private Change minus(@Nullable Fulfilment fulfilment) {
			return add(fulfilment, -1);
		}

		private Change plus(Fulfilment fulfilment) {
			return add(fulfilment, 1);
		}

		private Change add(@Nullable Fulfilment fulfilment, int one) {
			if (fulfilment != null) {
				this.fulfilments.merge(fulfilment, one, Integer::sum);
			}
			return this;
		}

		private int of(Fulfilment fulfilment) {
			return this.fulfilments.getOrDefault(fulfilment, 0);
		}

	}

}
