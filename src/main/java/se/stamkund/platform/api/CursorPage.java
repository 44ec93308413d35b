package se.stamkund.platform.api;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param data the rows
 * @param hasMore whether there is another page
 * @param nextCursor what to send as {@code cursor} for it
 */
public record CursorPage<T>(List<T> data, boolean hasMore, @Nullable String nextCursor) {

	/**
	 * Makes a page of rows fetched with {@link PageQuery#fetchSize()}.
	 * @param rows up to one more than the page holds, sorted
	 * @param query what was asked for
	 * @param cursor the sort values of a row
	 */
	public static <T> CursorPage<T> of(List<T> rows, PageQuery query, Function<? super T, Cursor> cursor) {
		if (rows.size() <= query.limit()) {
			return new CursorPage<>(List.copyOf(rows), false, null);
		}
		var page = List.copyOf(rows.subList(0, query.limit()));
		return new CursorPage<>(page, true, cursor.apply(page.getLast()).encode());
	}

	/** The whole of a list that is never long. */
	public static <T> CursorPage<T> all(List<T> rows) {
		return new CursorPage<>(List.copyOf(rows), false, null);
	}

	/** The same page with each row shown as something else. */
	public <R> CursorPage<R> map(Function<? super T, ? extends R> view) {
		return new CursorPage<>(this.data.stream().<R>map(view).toList(), this.hasMore, this.nextCursor);
	}

}
