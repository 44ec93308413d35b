package se.stamkund.program;

import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.security.ProgramPaths;
import se.stamkund.shared.ProgramId;

/** Tells the shoppers' pages which programme their address names. */
@Component
class ProgramCodes implements ProgramPaths {

	private final ProgramRepository programs;

	ProgramCodes(ProgramRepository programs) {
		this.programs = programs;
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<ProgramId> find(String code) {
		return this.programs.findByCode(code).map(Program::id);
	}

}
