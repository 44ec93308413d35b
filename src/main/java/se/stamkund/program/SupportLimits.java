package se.stamkund.program;

import se.stamkund.shared.Points;

/** How much a person with the role SUPPORT may give or take, per programme. */
public record SupportLimits(Points atATime, Points aDay) {
}
