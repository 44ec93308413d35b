package se.stamkund.program;

import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.shared.Actor;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** The logos of programmes. */
@Service
public class Logos {

	private final LogoRepository logos;

	private final ProgramRepository programs;

	private final AuditLog audit;

	Logos(LogoRepository logos, ProgramRepository programs, AuditLog audit) {
		this.logos = logos;
		this.programs = programs;
		this.audit = audit;
	}

	@Transactional(readOnly = true)
	public Optional<LogoImage> find(ProgramId program) {
		return this.logos.findByProgramId(program).map(Logo::image);
	}

	/** Shows the picture from now on. */
	@Transactional
	public void show(ProgramId id, LogoImage image, Actor actor) {
		var program = lock(id);
		this.logos.findByProgramId(id)
			.ifPresentOrElse((logo) -> logo.replace(image), () -> this.logos.save(new Logo(id, image)));
		var before = program.view().logoHash();
		program.showLogo(image.hash());
		this.audit.record(id, actor, "program.logo_changed", program.view().code(), state(before), state(image.hash()));
	}

	/** Goes back to the name in letters. */
	@Transactional
	public void remove(ProgramId id, Actor actor) {
		var program = lock(id);
		this.logos.findByProgramId(id).ifPresent((logo) -> {
			this.logos.delete(logo);
			this.audit.record(id, actor, "program.logo_removed", program.view().code(),
					state(program.view().logoHash()), null);
			program.showLogo(null);
		});
	}

	void copy(ProgramId from, ProgramId to) {
		this.logos.findByProgramId(from).ifPresent((logo) -> {
			this.logos.save(new Logo(to, logo.image()));
			lock(to).showLogo(logo.image().hash());
		});
	}

	private Program lock(ProgramId id) {
		return this.programs.findForUpdate(id.value())
			.orElseThrow(() -> new NotFoundException("program", "There is no such programme"));
	}

	private static @Nullable Map<String, String> state(@Nullable String hash) {
		return (hash != null) ? Map.of("logo", hash) : null;
	}

}
