package se.stamkund.reward;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.batch.ReadOnce;
import se.stamkund.points.PointsSettingsService;
import se.stamkund.program.AuditLog;
import se.stamkund.program.Programs;
import se.stamkund.program.SettingsCopier;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.ProgramId;

/** How far points pay for an order, as a programme has decided. */
@Service
public class PartPayments implements SettingsCopier {

	private final JdbcClient database;

	private final PointsSettingsService points;

	private final Programs programs;

	private final AuditLog audit;

	PartPayments(JdbcClient database, PointsSettingsService points, Programs programs, AuditLog audit) {
		this.database = database;
		this.points = points;
		this.programs = programs;
		this.audit = audit;
	}

	/** What is decided, with what a point is worth. */
	@Transactional(readOnly = true)
	public PartPayment get(ProgramId program) {
		return new PartPayment(rules(program), this.points.get(program).settings().pointValue(),
				this.programs.get(program).currency());
	}

	/**
	 * Decides.
	 * @throws BusinessRuleException {@code part_payment_minimum},
	 * {@code part_payment_share}, {@code part_payment_step}
	 */
	@Transactional
	public void change(ProgramId program, PartPaymentRules rules, Actor actor) {
		require(rules.minimum() >= 1 && rules.minimum() <= PartPaymentRules.MAX_MINIMUM, "part_payment_minimum",
				PartPaymentRules.MAX_MINIMUM);
		require(rules.maximumPercent() >= 1 && rules.maximumPercent() <= 100, "part_payment_share", 100);
		require(rules.step() >= 1 && rules.step() <= PartPaymentRules.MAX_STEP, "part_payment_step",
				PartPaymentRules.MAX_STEP);
		var before = rules(program);
		if (!before.equals(rules)) {
			write(program, rules);
			this.audit.record(program, actor, "reward.part_payment_changed", "part_payment", before, rules);
		}
	}

	@Override
	public void copy(ProgramId from, ProgramId to) {
		write(to, rules(from));
	}

	private PartPaymentRules rules(ProgramId program) {
		return ReadOnce.get(PartPayments.class, program, () -> read(program));
	}

	private PartPaymentRules read(ProgramId program) {
		return this.database
			.sql("select allowed, minimum, maximum_percent, step from part_payment_settings where program_id = ?")
			.param(program.value())
			.query((row, number) -> new PartPaymentRules(row.getBoolean("allowed"), row.getLong("minimum"),
					row.getInt("maximum_percent"), row.getLong("step")))
			.optional()
			.orElse(PartPaymentRules.ALL);
	}

	private void write(ProgramId program, PartPaymentRules rules) {
		this.database.sql("""
				insert into part_payment_settings (id, program_id, allowed, minimum, maximum_percent, step)
				values (:id, :program, :allowed, :minimum, :percent, :step)
				on conflict (program_id) do update set allowed = excluded.allowed, minimum = excluded.minimum,
					maximum_percent = excluded.maximum_percent, step = excluded.step
				""")
			.param("id", Ids.next())
			.param("program", program.value())
			.param("allowed", rules.allowed())
			.param("minimum", rules.minimum())
			.param("percent", rules.maximumPercent())
			.param("step", rules.step())
			.update();
	}

	private static void require(boolean right, String code, long most) {
		if (!right) {
			throw new BusinessRuleException(code, "Must be 1 to " + most, most);
		}
	}

}
