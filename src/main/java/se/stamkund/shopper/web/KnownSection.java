package se.stamkund.shopper.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A part of what is known of a shopper, in her words.
 *
 * @param name what it is called in the file
 */
record KnownSection(String name, String title, List<Item> items) {

	/**
	 * One thing of the part: a purchase, an answer.
	 *
	 * @param title what tells it from the others, if there are any
	 * @param when it happened
	 */
	record Item(@Nullable String title, @Nullable String when, List<Line> lines) {
	}

	/**
	 * Something known of it.
	 *
	 * @param value none when there are items
	 */
	record Line(String label, @Nullable String value, List<Item> items) {
	}

}
