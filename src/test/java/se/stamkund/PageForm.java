package se.stamkund;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A form of a page, filled in well.
 *
 * @param pattern the handler it is sent to
 * @param address where it is sent, query and all
 * @param good its fields; a number takes the place of <code>{n}</code> each time it is
 * sent, {@code *} is taken from the page the form stands on
 * @param page where it stands, if a field of it is taken from there
 */
record PageForm(Visitor visitor, String pattern, String address, Map<String, String> good, String page) {

	static PageForm of(Visitor visitor, String pattern, String address) {
		return new PageForm(visitor, pattern, address, Map.of(), address);
	}

	PageForm with(String... fields) {
		var good = new LinkedHashMap<>(this.good);
		for (int i = 0; i < fields.length; i += 2) {
			good.put(fields[i], fields[i + 1]);
		}
		return new PageForm(this.visitor, this.pattern, this.address, good, this.page);
	}

	/** Stands on a page with another address. */
	PageForm on(String other) {
		return new PageForm(this.visitor, this.pattern, this.address, this.good, other);
	}

	/** Is sent to another address. */
	PageForm at(String other) {
		return new PageForm(this.visitor, this.pattern, other, this.good, this.page);
	}

	/** What its fields are called, without the part in brackets. */
	Set<String> names() {
		return this.good.keySet().stream().map((name) -> name.replaceAll("\\[.*", "")).collect(Collectors.toSet());
	}

	@Override
	public String toString() {
		return this.pattern;
	}

	/** Who fills it in. */
	enum Visitor {

		ANYONE, STAFF, SHOPPER

	}

}
