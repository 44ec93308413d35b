package se.stamkund.points;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.program.AuditLog;
import se.stamkund.program.SettingsCopier;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.ProgramId;

/** What a merchant decides about transfers between members. */
@Service
public class TransferSettings implements SettingsCopier {

	private final JdbcClient jdbc;

	private final AuditLog audit;

	TransferSettings(JdbcClient jdbc, AuditLog audit) {
		this.jdbc = jdbc;
		this.audit = audit;
	}

	/** None are allowed until a merchant says so. */
	@Transactional(readOnly = true)
	public TransferRules get(ProgramId program) {
		return this.jdbc
			.sql("select allowed, by_members, per_transfer, per_day from transfer_settings where program_id = ?")
			.param(program.value())
			.query((row, index) -> new TransferRules(row.getBoolean("allowed"), row.getBoolean("by_members"),
					row.getLong("per_transfer"), row.getLong("per_day")))
			.optional()
			.orElse(TransferRules.NONE);
	}

	/**
	 * Decides.
	 * @throws BusinessRuleException {@code transfer_limits} unless a transfer's limit is
	 * at least 1 and at most the day's
	 */
	@Transactional
	public void change(ProgramId program, TransferRules rules, Actor actor) {
		if (rules.perTransfer() < 1 || rules.perTransfer() > rules.perDay() || rules.perDay() > TransferRules.MAX) {
			throw new BusinessRuleException("transfer_limits",
					"A transfer's limit is at least 1 and at most the day's, which is at most " + TransferRules.MAX,
					TransferRules.MAX);
		}
		var before = get(program);
		if (!before.equals(rules)) {
			write(program, rules);
			this.audit.record(program, actor, "points.transfer_settings_changed", "transfers", before, rules);
		}
	}

	@Override
	public void copy(ProgramId from, ProgramId to) {
		write(to, get(from));
	}

	private void write(ProgramId program, TransferRules rules) {
		this.jdbc.sql("""
				insert into transfer_settings (id, program_id, allowed, by_members, per_transfer, per_day)
				values (:id, :program, :allowed, :byMembers, :perTransfer, :perDay)
				on conflict (program_id) do update set allowed = excluded.allowed, by_members = excluded.by_members,
					per_transfer = excluded.per_transfer, per_day = excluded.per_day
				""")
			.param("id", Ids.next())
			.param("program", program.value())
			.param("allowed", rules.allowed())
			.param("byMembers", rules.byMembers())
			.param("perTransfer", rules.perTransfer())
			.param("perDay", rules.perDay())
			.update();
	}

}
