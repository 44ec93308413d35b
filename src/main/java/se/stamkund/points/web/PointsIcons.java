package se.stamkund.points.web;

import org.springframework.stereotype.Component;

import se.stamkund.points.PointsEvent;

/** The icon of an event; {@code pointsIcons} in templates. */
@Component("pointsIcons")
public class PointsIcons {

	/** A name in the sprite. */
	public String of(PointsEvent event) {
		return switch (event.kind()) {
			case EARNING, OPENING -> "receipt";
			case ACTIVATION -> "check";
			case EXPIRY -> "clock";
			case HOLD, RELEASE -> "lock";
			case TAKE_BACK, GIVE_BACK -> "undo";
			case TRANSFER -> "share";
			case ADJUSTMENT -> "pen";
			case SPENDING, CAPTURE, SETTLEMENT -> "coin";
		};
	}

}
