package se.stamkund;

import java.util.stream.Stream;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

import se.stamkund.points.AuditCommand;

/** Starts Stamkund, or what the command line asks of it. */
@SpringBootApplication
public class StamkundApplication {

	/** A command serves nobody, runs no jobs and makes no demo. */
	private static final String[] COMMAND = { "--server.port=0", "--server.address=127.0.0.1",
			"--management.server.port=-1", "--db-scheduler.enabled=false", "--stamkund.demo.at-start=false",
			"--logging.level.root=warn" };

	public static void main(String[] args) {
		if (AuditCommand.isAsked(args)) {
			var all = Stream.concat(Stream.of(COMMAND), Stream.of(args)).toArray(String[]::new);
			System.exit(SpringApplication.exit(SpringApplication.run(StamkundApplication.class, all)));
		}
		SpringApplication.run(StamkundApplication.class, args);
	}

}
