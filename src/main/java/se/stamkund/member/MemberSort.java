package se.stamkund.member;

import java.sql.Timestamp;
import java.util.Map;

import se.stamkund.member.MemberFilter.Sort;
import se.stamkund.platform.api.Cursor;

/** The order of a list, either way through it. */
record MemberSort(Sort sort, boolean backwards) {

	String order() {
		return switch (this.sort) {
			case NAME -> this.backwards ? "m.sort_name desc, m.id desc" : "m.sort_name, m.id";
			case NEWEST -> this.backwards ? "m.enrolled_at, m.id" : "m.enrolled_at desc, m.id desc";
		};
	}

	String after() {
		var ascending = (this.sort == Sort.NAME) != this.backwards;
		var column = (this.sort == Sort.NAME) ? "m.sort_name" : "m.enrolled_at";
		return "(" + column + ", m.id) " + (ascending ? ">" : "<") + " (:after, :after_id)";
	}

	Map<String, Object> parameters(Cursor cursor) {
		var value = switch (this.sort) {
			case NAME -> cursor.text(0);
			case NEWEST -> Timestamp.from(cursor.instant(0));
		};
		return Map.of("after", value, "after_id", cursor.uuid(1));
	}

	Cursor cursor(MemberRow row) {
		return switch (this.sort) {
			case NAME -> Cursor.of(row.sortName(), row.id());
			case NEWEST -> Cursor.of(row.enrolledAt(), row.id());
		};
	}

}
