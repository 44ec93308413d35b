package se.stamkund.purchase;

/**
 * Something about a recorded order that a person should look at.
 *
 * @param code {@code points_short} (the hold had lapsed and this many points could not be
 * taken), {@code hold_unknown}, {@code hold_missing}, {@code hold_of_another},
 * {@code member_erased} (nobody earned its points)
 * @param points how many points it is about
 */
public record OrderWarning(String code, long points) {

}
