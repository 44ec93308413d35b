package se.stamkund.platform.database;

import java.nio.file.Path;
import java.util.List;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

import se.stamkund.platform.StartupLine;

/** Where the data is, and that this is not the way to run a shop. */
@Order(Ordered.LOWEST_PRECEDENCE)
record EmbeddedStartupLine(Path data) implements StartupLine {

	@Override
	public List<String> lines() {
		return List.of("", "The data is in " + this.data + ", on an embedded PostgreSQL.",
				"For a shop of your own set SPRING_DATASOURCE_URL; docs/operations.md tells how.");
	}

}
