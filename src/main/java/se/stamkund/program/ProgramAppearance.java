package se.stamkund.program;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.web.ProgramLook;
import se.stamkund.platform.web.ProgramLooks;
import se.stamkund.shared.ProgramId;

/** Gives pages the name, the colour, the currency and the zone of their programme. */
@Component
class ProgramAppearance implements ProgramLooks {

	private final ProgramRepository programs;

	ProgramAppearance(ProgramRepository programs) {
		this.programs = programs;
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<ProgramLook> find(ProgramId program) {
		return this.programs.findById(program.value()).map(Program::view).map(ProgramAppearance::look);
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<ProgramLook> findByCode(String code) {
		return this.programs.findByCode(code).map(Program::view).map(ProgramAppearance::look);
	}

	private static ProgramLook look(ProgramView program) {
		return new ProgramLook(program.id(), program.code(), program.name(), program.currency(), program.zone(),
				program.locale(), program::pointsName, program.brandColor(), logo(program), program.isSandbox());
	}

	/** The address changes with the picture, so it may be kept for long. */
	private static @Nullable String logo(ProgramView program) {
		return (program.logoHash() != null) ? "/p/" + program.code() + "/logo?v=" + program.logoHash() : null;
	}

}
