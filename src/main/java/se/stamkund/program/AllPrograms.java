package se.stamkund.program;

import java.util.List;

import org.springframework.stereotype.Component;

import se.stamkund.platform.due.ProgramDirectory;
import se.stamkund.shared.ProgramId;

@Component
class AllPrograms implements ProgramDirectory {

	private final ProgramRepository programs;

	AllPrograms(ProgramRepository programs) {
		this.programs = programs;
	}

	@Override
	public List<ProgramId> all() {
		return this.programs.findAllIds().stream().map(ProgramId::new).toList();
	}

}
