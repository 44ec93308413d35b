package se.stamkund.activity;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.InvalidFieldException;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

/** Takes down what storefronts tell of. */
@Service
public class CustomEvents {

	/** A storefront's clock may be a little ahead of ours. */
	private static final Duration AHEAD = Duration.ofMinutes(5);

	private static final Duration BEHIND = Duration.ofDays(3 * 366);

	private static final int MAX_PROPERTIES = 30;

	private static final int MAX_TEXT = 500;

	private static final int MAX_DIGITS = 15;

	private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

	private final Activities activities;

	private final ProgramClock clock;

	CustomEvents(Activities activities, ProgramClock clock) {
		this.activities = activities;
		this.clock = clock;
	}

	/**
	 * Puts an event on a timeline, below {@link ActivityTypes#CUSTOM}.
	 * @throws InvalidFieldException if its type is one of ours, its time lies ahead, or
	 * its properties are not plain values
	 */
	@Transactional
	public void record(ProgramId program, CustomEvent event, Actor actor) {
		if (!ActivityTypes.isCustomName(event.type())) {
			throw new InvalidFieldException("/type",
					"Name it in small letters, one or two words with a dot between, like quiz.answered, "
							+ "and not by one of ours (order, points, member …)");
		}
		check(event.properties());
		var now = this.clock.now(program);
		this.activities.record(program,
				List.of(new Activity(event.member(), event.visitor(), ActivityTypes.CUSTOM + event.type(),
						event.reference(), event.store(), actor, event.properties(), when(event.occurredAt(), now))));
	}

	private static Instant when(@Nullable Instant given, Instant now) {
		if (given == null) {
			return now;
		}
		if (given.isAfter(now.plus(AHEAD)) || given.isBefore(now.minus(BEHIND))) {
			throw new InvalidFieldException("/occurred_at", "Must be in the last three years, and not ahead of now");
		}
		return given;
	}

	private static void check(Map<String, Object> properties) {
		if (properties.size() > MAX_PROPERTIES) {
			throw new InvalidFieldException("/properties", "An event can have " + MAX_PROPERTIES + " properties");
		}
		properties.forEach((name, value) -> {
			if (!NAME.matcher(name).matches()) {
				throw new InvalidFieldException("/properties",
						"The name of a property is a small letter, then small letters, digits and _, 40 at most");
			}
			if (!isPlain(value)) {
				throw new InvalidFieldException("/properties/" + name, "Must be a string of at most " + MAX_TEXT
						+ " characters, a number of at most " + MAX_DIGITS + " digits, or a boolean");
			}
		});
	}

	private static boolean isPlain(Object value) {
		return switch (value) {
			case Boolean flag -> true;
			case String text -> text.length() <= MAX_TEXT && text.indexOf('\0') < 0;
			case Number number -> {
				var exact = new BigDecimal(number.toString()).stripTrailingZeros();
				yield exact.precision() <= MAX_DIGITS && Math.abs(exact.precision() - exact.scale()) <= MAX_DIGITS;
			}
			default -> false;
		};
	}

}
