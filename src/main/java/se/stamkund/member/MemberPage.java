package se.stamkund.member;

import java.util.List;

import org.jspecify.annotations.Nullable;

import se.stamkund.platform.api.Cursor;
import se.stamkund.platform.api.PageQuery;

/**
 * A page of the list of members.
 *
 * @param previous where the page before this one ends, to be read backwards; null on the
 * first
 * @param next where the page after this one begins; null on the last
 */
public record MemberPage(List<MemberRow> rows, @Nullable Cursor previous, @Nullable Cursor next) {

	/** Nobody. */
	public static final MemberPage NONE = new MemberPage(List.of(), null, null);

	static MemberPage of(List<MemberRow> fetched, PageQuery query, boolean backwards, MemberSort sort) {
		var more = fetched.size() > query.limit();
		var page = more ? fetched.subList(0, query.limit()) : fetched;
		var rows = backwards ? page.reversed() : page;
		if (rows.isEmpty()) {
			return NONE;
		}
		var hasPrevious = backwards ? more : query.after() != null;
		var hasNext = backwards || more;
		return new MemberPage(List.copyOf(rows), hasPrevious ? sort.cursor(rows.getFirst()) : null,
				hasNext ? sort.cursor(rows.getLast()) : null);
	}

}
