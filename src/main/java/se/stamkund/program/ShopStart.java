package se.stamkund.program;

import java.text.Normalizer;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ProgramId;

/** Starts a shop, and remembers how far its owner has come in setting it up. */
@Service
public class ShopStart {

	private static final int MAX_CODE = 30;

	private final Programs programs;

	private final ProgramEditor editor;

	private final StaffAccounts accounts;

	private final Team team;

	ShopStart(Programs programs, ProgramEditor editor, StaffAccounts accounts, Team team) {
		this.programs = programs;
		this.editor = editor;
		this.accounts = accounts;
		this.team = team;
	}

	/**
	 * Creates a live programme owned by whoever starts it.
	 * @throws BusinessRuleException if she may not
	 */
	@Transactional
	public ProgramView start(UUID staff, String name, Currency currency, Locale locale, String brandColor) {
		if (!this.accounts.mayStartProgram(staff)) {
			throw new BusinessRuleException("may_not_start", "Only who owns a programme may start another");
		}
		var actor = Actor.staff(staff.toString());
		var program = this.programs.create(new NewProgram(ProgramKind.LIVE, freeCode(name), name, currency,
				ZoneId.of("Europe/Stockholm"), locale, brandColor), actor);
		this.team.add(program.id(), staff, Role.OWNER, null, actor);
		this.editor.continueSetupAt(program.id(), SetupStep.POINTS.code());
		return program;
	}

	/** A step is done: goes on with the next, unless the owner is past it already. */
	@Transactional
	public void done(ProgramId program, SetupStep step) {
		var at = SetupStep.of(this.programs.get(program));
		if (at.isPresent() && at.get() == step) {
			var next = step.next();
			this.editor.continueSetupAt(program, (next != null) ? next.code() : null);
		}
	}

	/** "Svea & söner" → {@code svea-soner}, with a number if that is taken. */
	private String freeCode(String name) {
		var code = codeOf(name);
		return IntStream.iterate(1, (n) -> n + 1)
			.mapToObj((n) -> (n == 1) ? code : code + "-" + n)
			.filter((candidate) -> this.programs.findByCode(candidate).isEmpty())
			.findFirst()
			.orElseThrow();
	}

	static String codeOf(String name) {
		var plain = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
			.replaceAll("\\p{M}", "")
			.replaceAll("[^a-z0-9]+", "-");
		var code = plain.substring(0, Math.min(plain.length(), MAX_CODE)).replaceAll("^-+|-+$", "");
		return (code.isEmpty() || code.endsWith(Sandboxes.SUFFIX)) ? "shop" : code;
	}

}
