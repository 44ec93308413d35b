package se.stamkund;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Stamkund. */
@SpringBootApplication
public class StamkundApplication {

	public static void main(String[] args) {
		SpringApplication.run(StamkundApplication.class, args);
	}

}
