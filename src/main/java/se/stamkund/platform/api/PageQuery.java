package se.stamkund.platform.api;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for; controllers take it as a method argument, read from
 * {@code ?limit=…&cursor=…}.
 *
 * @param limit rows on the page, 1 to {@value #MAX_LIMIT}
 * @param after where the page before ended; none for the first page
 */
public record PageQuery(int limit, @Nullable Cursor after) {

	public static final int DEFAULT_LIMIT = 25;

	public static final int MAX_LIMIT = 100;

	public PageQuery {
		if (limit < 1 || limit > MAX_LIMIT) {
			throw new InvalidParameterException("limit", "Must be between 1 and " + MAX_LIMIT);
		}
	}

	public static PageQuery first(int limit) {
		return new PageQuery(limit, null);
	}

	/**
	 * The page after the one that ended with a cursor, as pages have it in their address.
	 */
	public static PageQuery after(@Nullable String cursor, int limit) {
		return new PageQuery(limit, (cursor != null) ? Cursor.decode(cursor) : null);
	}

	/** Rows to fetch: one more than the page holds tells whether there are more. */
	public int fetchSize() {
		return this.limit + 1;
	}

}
