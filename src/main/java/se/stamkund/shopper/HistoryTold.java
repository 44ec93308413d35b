package se.stamkund.shopper;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import se.stamkund.points.Explanation;
import se.stamkund.points.GiftTold;
import se.stamkund.points.ReturnWhy;
import se.stamkund.program.StoreView;
import se.stamkund.tier.Text;

/**
 * An item of a shopper's history with what is known about it.
 *
 * @param at when it happened to her, which the books may have heard of later
 * @param order the store's own number of the order it was for
 * @param why how an award came about
 * @param returned why a return took what it took
 * @param message what the staff who adjusted her points tell her, or who gave her points
 * @param gift who else was given the points, or gave them
 * @param reward what it was used for
 * @param usableFrom when its points can be used, if not yet
 */
public record HistoryTold(HistoryItem item, Instant at, @Nullable String order, @Nullable StoreView store,
		@Nullable Explanation why, @Nullable ReturnWhy returned, @Nullable String message, @Nullable GiftTold gift,
		@Nullable Text reward, @Nullable Instant usableFrom) {
}
