package se.stamkund.platform;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says in one block where the application is and what to do first. */
@Component
class StartupReport {

	private static final String EDGE = "=".repeat(100);

	private static final Logger log = LoggerFactory.getLogger(StartupReport.class);

	private final PublicUrl publicUrl;

	private final ObjectProvider<StartupLine> features;

	StartupReport(PublicUrl publicUrl, ObjectProvider<StartupLine> features) {
		this.publicUrl = publicUrl;
		this.features = features;
	}

	@EventListener(ApplicationReadyEvent.class)
	void print() {
		log.info("{}", text());
	}

	String text() {
		var own = Stream.of("Stamkund is ready: " + this.publicUrl.of("/"));
		var others = this.features.orderedStream().flatMap((feature) -> feature.lines().stream());
		return Stream.concat(own, others)
			.map((line) -> ("  " + line).stripTrailing())
			.collect(Collectors.joining("\n", "\n\n" + EDGE + "\n\n", "\n\n" + EDGE + "\n"));
	}

}
