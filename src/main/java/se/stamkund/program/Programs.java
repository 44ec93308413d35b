package se.stamkund.program;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.batch.ReadOnce;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ConflictException;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** The programmes of the installation. */
@Service
public class Programs {

	private static final String CODE = "[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?";

	private final ProgramRepository programs;

	private final AuditLog audit;

	Programs(ProgramRepository programs, AuditLog audit) {
		this.programs = programs;
		this.audit = audit;
	}

	/**
	 * One programme.
	 * @throws NotFoundException if there is none, or no longer
	 */
	@Transactional(readOnly = true)
	public ProgramView get(ProgramId id) {
		return ReadOnce.get(Programs.class, id,
				() -> this.programs.findById(id.value())
					.map(Program::view)
					.orElseThrow(() -> new NotFoundException("program", "There is no such programme")));
	}

	@Transactional(readOnly = true)
	public Optional<ProgramView> findByCode(String code) {
		return this.programs.findByCode(code).map(Program::view);
	}

	/** All of a kind, by name. */
	@Transactional(readOnly = true)
	public List<ProgramView> list(ProgramKind kind) {
		return this.programs.findByKindOrderByName(kind).stream().map(Program::view).toList();
	}

	/** How much SUPPORT may adjust. */
	@Transactional(readOnly = true)
	public SupportLimits supportLimits(ProgramId id) {
		return this.programs.findById(id.value())
			.map(Program::supportLimits)
			.orElseThrow(() -> new NotFoundException("program", "There is no such programme"));
	}

	/**
	 * Creates a live or demo programme; sandboxes come from {@link Sandboxes}.
	 * @throws ConflictException if the code is taken
	 * @throws BusinessRuleException if the code can't stand in a url, or is kept for
	 * sandboxes
	 */
	@Transactional
	public ProgramView create(NewProgram command, Actor actor) {
		if (command.kind() == ProgramKind.SANDBOX) {
			throw new IllegalArgumentException("A sandbox is made as somebody's twin");
		}
		if (!command.code().matches(CODE) || command.code().endsWith(Sandboxes.SUFFIX)) {
			throw new BusinessRuleException("program_code_invalid",
					"The code may have small letters, digits and hyphens, at most 40, and not end with "
							+ Sandboxes.SUFFIX);
		}
		if (this.programs.existsByCode(command.code())) {
			throw new ConflictException("program_code_taken", "Another programme has the code " + command.code(),
					command.code());
		}
		var program = this.programs.saveAndFlush(new Program(command));
		this.audit.record(program.id(), actor, "program.created", command.code(), null,
				ProgramSettings.State.of(program.settings()));
		return program.view();
	}

}
