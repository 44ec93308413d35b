package se.stamkund.points;

import org.jspecify.annotations.Nullable;

/**
 * Points one member gave to another, as one of the two is told of it.
 *
 * @param given whether it was she who gave them
 * @param other who the other is, as the till shows her; null if she has no name
 * @param message what was written with it
 */
public record GiftTold(boolean given, @Nullable String other, @Nullable String message) {

	/**
	 * The last part of the key of a sentence about it.
	 * @param change what it did to her points: if she gave them and they came, the gift
	 * was taken back
	 */
	public String key(long change) {
		return (this.given ? "to" : "from") + ((this.given == (change > 0)) ? ".undone" : "");
	}

}
