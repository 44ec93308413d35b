package se.stamkund.purchase;

import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.program.AuditLog;
import se.stamkund.program.SettingsCopier;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.ProgramId;

/** What a merchant decides about orders. */
@Service
public class OrderSettings implements SettingsCopier {

	/** How many days back guests' orders join, until a merchant says otherwise. */
	public static final int DEFAULT_LOOKBACK = 30;

	/** The most days a merchant can say. */
	public static final int MAX_LOOKBACK = 730;

	private final JdbcClient jdbc;

	private final AuditLog audit;

	OrderSettings(JdbcClient jdbc, AuditLog audit) {
		this.jdbc = jdbc;
		this.audit = audit;
	}

	/** How many days old an order may be to join the guest who becomes a member. */
	@Transactional(readOnly = true)
	public int guestLookback(ProgramId program) {
		return this.jdbc.sql("select guest_lookback_days from order_settings where program_id = ?")
			.param(program.value())
			.query(Integer.class)
			.optional()
			.orElse(DEFAULT_LOOKBACK);
	}

	/**
	 * Sets how far back guests' orders join.
	 * @param days 0 (none joins) to {@value #MAX_LOOKBACK}
	 */
	@Transactional
	public void setGuestLookback(ProgramId program, int days, Actor actor) {
		if (days < 0 || days > MAX_LOOKBACK) {
			throw new BusinessRuleException("lookback_invalid", "Say 0 to " + MAX_LOOKBACK + " days", MAX_LOOKBACK);
		}
		var before = guestLookback(program);
		if (before != days) {
			write(program, days);
			this.audit.record(program, actor, "orders.settings_changed", "orders",
					Map.of("guest_lookback_days", before), Map.of("guest_lookback_days", days));
		}
	}

	@Override
	public void copy(ProgramId from, ProgramId to) {
		write(to, guestLookback(from));
	}

	private void write(ProgramId program, int days) {
		this.jdbc.sql("""
				insert into order_settings (id, program_id, guest_lookback_days) values (:id, :program, :days)
				on conflict (program_id) do update set guest_lookback_days = excluded.guest_lookback_days
				""").param("id", Ids.next()).param("program", program.value()).param("days", days).update();
	}

}
