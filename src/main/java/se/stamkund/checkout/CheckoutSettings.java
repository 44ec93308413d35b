package se.stamkund.checkout;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.pricing.Base;
import se.stamkund.pricing.BestFor;
import se.stamkund.platform.batch.ReadOnce;
import se.stamkund.program.AuditLog;
import se.stamkund.program.SettingsCopier;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.ProgramId;

/** What a merchant decides about offers at the checkout. */
@Service
public class CheckoutSettings implements SettingsCopier {

	private final JdbcClient database;

	private final AuditLog audit;

	CheckoutSettings(JdbcClient database, AuditLog audit) {
		this.database = database;
		this.audit = audit;
	}

	/** What is decided. */
	@Transactional(readOnly = true)
	public CheckoutRules get(ProgramId program) {
		return ReadOnce.get(CheckoutSettings.class, program, () -> read(program));
	}

	private CheckoutRules read(ProgramId program) {
		return this.database.sql("select best_for, base, free_partly from checkout_settings where program_id = ?")
			.param(program.value())
			.query((row, number) -> new CheckoutRules(BestFor.valueOf(row.getString("best_for")),
					(row.getString("base") != null) ? Base.valueOf(row.getString("base")) : null,
					row.getBoolean("free_partly")))
			.optional()
			.orElse(CheckoutRules.INITIAL);
	}

	/** Decides. */
	@Transactional
	public void change(ProgramId program, CheckoutRules rules, Actor actor) {
		var before = get(program);
		if (!before.equals(rules)) {
			write(program, rules);
			this.audit.record(program, actor, "checkout.settings_changed", "checkout", before, rules);
		}
	}

	@Override
	public void copy(ProgramId from, ProgramId to) {
		write(to, get(from));
	}

	private void write(ProgramId program, CheckoutRules rules) {
		this.database.sql("""
				insert into checkout_settings (id, program_id, best_for, base, free_partly)
				values (:id, :program, :bestFor, :base, :freePartly)
				on conflict (program_id) do update set best_for = excluded.best_for, base = excluded.base,
					free_partly = excluded.free_partly
				""")
			.param("id", Ids.next())
			.param("program", program.value())
			.param("bestFor", rules.bestFor().name())
			.param("base", (rules.base() != null) ? rules.base().name() : null)
			.param("freePartly", rules.freePartly())
			.update();
	}

}
