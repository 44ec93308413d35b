package se.stamkund.tier;

import java.time.Instant;

/**
 * The ladder a programme has.
 *
 * @param number counts its versions from 1
 * @param since when this version came into force
 * @param revision changes with every change
 */
public record LadderView(Ladder ladder, int number, Instant since, String revision) {
}
