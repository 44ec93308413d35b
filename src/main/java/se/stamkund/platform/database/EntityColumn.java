package se.stamkund.platform.database;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A column of an entity's table.
 *
 * @param type as the database calls it
 * @param read its value of an entity, as it is sent
 */
record EntityColumn(String name, String type, Function<Object, @Nullable Object> read) {

	@Nullable Object value(Object entity) {
		return this.read.apply(entity);
	}

	/** As what it is sent: arrays of arrays, and of documents, go as text. */
	String sent() {
		return isText() ? "text" : this.type;
	}

	/** How it is taken from what was sent. */
	String selected() {
		return isText() ? "n." + this.name + "::" + this.type : "n." + this.name;
	}

	private boolean isText() {
		return this.type.endsWith("[]") || this.type.equals("jsonb");
	}

}
