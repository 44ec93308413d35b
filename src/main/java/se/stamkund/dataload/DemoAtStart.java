package se.stamkund.dataload;

import java.time.Clock;
import java.time.ZoneOffset;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes the demo shop the first time Stamkund starts on its own embedded database; on a
 * server it is made by whoever asks for it on the first page.
 */
@Component
class DemoAtStart implements ApplicationRunner {

	private static final Logger log = LoggerFactory.getLogger(DemoAtStart.class);

	private final DemoShop demo;

	private final JdbcClient database;

	private final Clock clock;

	private final boolean wanted;

	DemoAtStart(DemoShop demo, JdbcClient database, Clock clock, Environment environment,
			@Value("${stamkund.demo.at-start:true}") boolean wanted) {
		this.demo = demo;
		this.database = database;
		this.clock = clock;
		this.wanted = wanted && !environment.containsProperty("spring.datasource.url");
	}

	@Override
	public void run(ApplicationArguments arguments) {
		if (!this.wanted || !(isFirst() || this.demo.status().isBuilding())) {
			return;
		}
		try {
			this.demo.create();
		}
		catch (RuntimeException ex) {
			log.error("The demo shop could not be made; everything else works", ex);
		}
	}

	private boolean isFirst() {
		return this.database.sql("insert into demo_shop (made_at) values (?) on conflict do nothing")
			.param(this.clock.instant().atOffset(ZoneOffset.UTC))
			.update() == 1;
	}

}
