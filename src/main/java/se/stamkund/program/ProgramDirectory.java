package se.stamkund.program;

import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.security.ProgramPaths;
import se.stamkund.platform.web.ProgramLook;
import se.stamkund.platform.web.ProgramLooks;
import se.stamkund.shared.ProgramId;

/** Tells the pages which programme an address names, and how it looks. */
@Component
class ProgramDirectory implements ProgramPaths, ProgramLooks {

	private final ProgramRepository programs;

	ProgramDirectory(ProgramRepository programs) {
		this.programs = programs;
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<ProgramId> find(String code) {
		return this.programs.findByCode(code).map(Program::id);
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<ProgramLook> find(ProgramId program) {
		return this.programs.findById(program.value()).map(Program::view).map(ProgramDirectory::look);
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<ProgramLook> findByCode(String code) {
		return this.programs.findByCode(code).map(Program::view).map(ProgramDirectory::look);
	}

	private static ProgramLook look(ProgramView program) {
		var logo = (program.logoHash() != null) ? "/p/" + program.code() + "/logo?v=" + program.logoHash() : null;
		return new ProgramLook(program.id(), program.code(), program.name(), program.currency(), program.zone(),
				program.locale(), program::pointsName, program.brandColor(), logo, program.isSandbox());
	}

}
