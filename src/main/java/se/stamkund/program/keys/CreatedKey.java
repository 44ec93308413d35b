package se.stamkund.program.keys;

/**
 * A key just made.
 *
 * @param secret the key itself: to be shown now, as nobody can read it again
 */
public record CreatedKey(KeyView key, String secret) {

	@Override
	public String toString() {
		return "CreatedKey[" + this.key.prefix() + "…]";
	}

}
