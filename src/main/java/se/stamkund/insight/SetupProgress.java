package se.stamkund.insight;

import java.time.OffsetDateTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.program.NewProgram;
import se.stamkund.shared.ProgramId;

/** Tells how far a merchant has come. */
@Service
public class SetupProgress {

	private final JdbcClient database;

	SetupProgress(JdbcClient database) {
		this.database = database;
	}

	/**
	 * What is done and what is left. Test purchases and test keys count: they belong to
	 * the programme's sandbox.
	 */
	@Transactional(readOnly = true)
	public Setup of(ProgramId program) {
		return this.database.sql("""
				select
				p.brand_color <> :color or p.logo_hash is not null as branded,
				exists (select from points_settings s where s.program_id = p.id) as points_set,
				exists (select from api_key k where k.program_id = p.id and k.last_used_at is not null) as connected,
				exists (select from purchase_order o where o.program_id = p.id or o.program_id = t.id) as first_order,
				(select count(*) from staff_membership m where m.program_id = p.id) > 1
					or exists (select from staff_invitation i where i.program_id = p.id) as colleague,
				(select o.recorded_at from purchase_order o where o.program_id = p.id
					order by o.ordered_at desc limit 1) as last_order_at
				from program p left join program t on t.twin_of = p.id
				where p.id = :program
				""").param("color", NewProgram.DEFAULT_COLOR).param("program", program.value()).query((row, number) -> {
			var last = row.getObject("last_order_at", OffsetDateTime.class);
			return new Setup(row.getBoolean("branded"), row.getBoolean("points_set"), row.getBoolean("connected"),
					row.getBoolean("first_order"), row.getBoolean("colleague"),
					(last != null) ? last.toInstant() : null);
		}).single();
	}

}
