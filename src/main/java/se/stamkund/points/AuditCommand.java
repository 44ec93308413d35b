package se.stamkund.points;

import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

import se.stamkund.ledger.LedgerAudit;
import se.stamkund.platform.due.ProgramDirectory;
import se.stamkund.program.ProgramView;
import se.stamkund.program.Programs;

/**
 * Audits from the command line: {@code java -jar stamkund.jar --stamkund.audit}, or
 * {@code --stamkund.audit=<code of a programme>}. Prints what it finds and ends with
 * status 1 if that is anything.
 */
@Component
@ConditionalOnProperty(AuditCommand.OPTION)
public class AuditCommand implements ApplicationRunner, ExitCodeGenerator {

	static final String OPTION = "stamkund.audit";

	private final LedgerAudit audit;

	private final ProgramDirectory directory;

	private final Programs programs;

	private long differences;

	AuditCommand(LedgerAudit audit, ProgramDirectory directory, Programs programs) {
		this.audit = audit;
		this.directory = directory;
		this.programs = programs;
	}

	/** Whether the command line asks for an audit rather than for the application. */
	public static boolean isAsked(String... arguments) {
		return Stream.of(arguments)
			.anyMatch((argument) -> argument.equals("--" + OPTION) || argument.startsWith("--" + OPTION + "="));
	}

	@Override
	public void run(ApplicationArguments arguments) {
		this.differences = run(Objects.requireNonNullElse(arguments.getOptionValues(OPTION), List.of()), System.out);
	}

	long run(List<String> codes, PrintStream out) {
		var wanted = Set.copyOf(codes);
		var chosen = this.directory.all()
			.stream()
			.map(this.programs::get)
			.filter((program) -> wanted.isEmpty() || wanted.contains(program.code()))
			.toList();
		var known = chosen.stream().map(ProgramView::code).toList();
		var unknown = wanted.stream().filter((code) -> !known.contains(code)).toList();
		unknown.forEach((code) -> out.println(code + ": there is no such programme"));
		return unknown.size() + chosen.stream().mapToLong((program) -> audit(program, out)).sum();
	}

	private long audit(ProgramView program, PrintStream out) {
		var found = this.audit.differences(program.id());
		found.forEach((difference) -> out.printf("%s: member %s: %s is %d, the entries give %d%n", program.code(),
				Objects.requireNonNullElse(difference.member(), "-"), difference.what(), difference.stored(),
				difference.derived()));
		out.printf("%s: %s%n", program.code(), found.isEmpty() ? "everything adds up" : found.size() + " differences");
		return found.size();
	}

	/** 0 if everything adds up. */
	@Override
	public int getExitCode() {
		return (this.differences == 0) ? 0 : 1;
	}

}
