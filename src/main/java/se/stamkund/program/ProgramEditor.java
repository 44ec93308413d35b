package se.stamkund.program;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** Changes the settings of a programme. */
@Service
public class ProgramEditor {

	private final ProgramRepository programs;

	private final ObjectProvider<AmountKeeper> amounts;

	private final AuditLog audit;

	ProgramEditor(ProgramRepository programs, ObjectProvider<AmountKeeper> amounts, AuditLog audit) {
		this.programs = programs;
		this.amounts = amounts;
		this.audit = audit;
	}

	/** What can be changed, as it is now. */
	@Transactional(readOnly = true)
	public ProgramSettings settings(ProgramId id) {
		return this.programs.findById(id.value()).map(Program::settings).orElseThrow(ProgramEditor::missing);
	}

	/** Whether the currency can still change. */
	@Transactional(readOnly = true)
	public boolean hasAmounts(ProgramId id) {
		return this.amounts.stream().anyMatch((keeper) -> keeper.hasAmounts(id));
	}

	/**
	 * Changes the settings.
	 * @param version the one that was looked at
	 * @throws ObjectOptimisticLockingFailureException if somebody changed them since
	 * @throws BusinessRuleException if the currency would change though amounts are
	 * stored in it
	 */
	@Transactional
	public ProgramView change(ProgramId id, ProgramSettings settings, int version, Actor actor) {
		var program = this.programs.findForUpdate(id.value()).orElseThrow(ProgramEditor::missing);
		if (program.view().version() != version) {
			throw new ObjectOptimisticLockingFailureException(Program.class, id.value());
		}
		var before = program.settings();
		if (!before.currency().equals(settings.currency()) && hasAmounts(id)) {
			throw new BusinessRuleException("currency_fixed",
					"The currency can't change any more: orders are stored in " + before.currency(), before.currency());
		}
		program.change(settings);
		this.audit.record(id, actor, "program.changed", program.view().code(), ProgramSettings.State.of(before),
				ProgramSettings.State.of(settings));
		return this.programs.saveAndFlush(program).view();
	}

	/**
	 * Remembers where the wizard goes on.
	 * @param step none once it is finished
	 */
	@Transactional
	public void continueSetupAt(ProgramId id, @Nullable String step) {
		this.programs.findForUpdate(id.value()).orElseThrow(ProgramEditor::missing).continueSetupAt(step);
	}

	private static NotFoundException missing() {
		return new NotFoundException("program", "There is no such programme");
	}

}
