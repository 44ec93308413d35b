package se.stamkund.program;

import java.util.Optional;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** The empty twin that test keys work on, made when first asked for. */
@Service
public class Sandboxes {

	/** What the code of every sandbox ends with, and of nothing else. */
	static final String SUFFIX = "-sandbox";

	private final ProgramRepository programs;

	private final Stores stores;

	private final Logos logos;

	private final ObjectProvider<SettingsCopier> copiers;

	private final ProgramClock clock;

	Sandboxes(ProgramRepository programs, Stores stores, Logos logos, ObjectProvider<SettingsCopier> copiers,
			ProgramClock clock) {
		this.programs = programs;
		this.stores = stores;
		this.logos = logos;
		this.copiers = copiers;
		this.clock = clock;
	}

	/** The twin, if it has been made. */
	@Transactional(readOnly = true)
	public Optional<ProgramId> find(ProgramId original) {
		return this.programs.findByTwinOf(original).map(Program::id);
	}

	/**
	 * The twin of a live or demo programme, with its stores and settings; made now if
	 * there is none.
	 */
	@Transactional
	public ProgramId of(ProgramId original) {
		return this.programs.findByTwinOf(original).map(Program::id).orElseGet(() -> create(original));
	}

	/**
	 * Takes away the twin with all that was done in it and makes a fresh one, whose id is
	 * another.
	 */
	@Transactional
	public ProgramId reset(ProgramId original) {
		lock(original);
		this.programs.findByTwinOf(original).ifPresent((twin) -> this.programs.discard(twin.id().value()));
		return create(original);
	}

	private ProgramId create(ProgramId original) {
		var live = lock(original);
		var made = this.programs.findByTwinOf(original);
		if (made.isPresent()) {
			return made.get().id();
		}
		var twin = this.programs.saveAndFlush(Program.twin(live, live.view().code() + SUFFIX)).id();
		this.clock.register(twin);
		this.stores.copy(original, twin);
		this.logos.copy(original, twin);
		this.copiers.orderedStream().forEach((copier) -> copier.copy(original, twin));
		return twin;
	}

	/** One at a time, so that two first calls don't make two twins. */
	private Program lock(ProgramId original) {
		return this.programs.findForUpdate(original.value())
			.filter((program) -> !program.view().isSandbox())
			.orElseThrow(() -> new NotFoundException("program", "There is no such programme"));
	}

}
