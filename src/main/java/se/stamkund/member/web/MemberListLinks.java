package se.stamkund.member.web;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

import se.stamkund.member.MemberFilter;
import se.stamkund.member.MemberFilter.Sort;
import se.stamkund.platform.api.Cursor;

/** What the list was asked for, and the addresses of the lists beside it. */
record MemberListLinks(String q, String tag, String tier, Sort sort) {

	private static final String LIST = "/admin/members";

	MemberFilter filter() {
		return MemberFilter.of(this.q.isEmpty() ? null : this.q, this.tag.isEmpty() ? null : this.tag, this.sort)
			.with("tier", this.tier.isEmpty() ? null : this.tier);
	}

	/** Whether the list is narrowed at all. */
	public boolean narrowed() {
		return !this.q.isEmpty() || !this.tag.isEmpty() || !this.tier.isEmpty();
	}

	public String byName() {
		return new MemberListLinks(this.q, this.tag, this.tier, Sort.NAME).address(LIST, null, null);
	}

	public String byNewest() {
		return new MemberListLinks(this.q, this.tag, this.tier, Sort.NEWEST).address(LIST, null, null);
	}

	public String export() {
		return address(LIST + "/export", null, null);
	}

	public @Nullable String next(@Nullable Cursor cursor) {
		return (cursor != null) ? address(LIST, "after", cursor) : null;
	}

	public @Nullable String previous(@Nullable Cursor cursor) {
		return (cursor != null) ? address(LIST, "before", cursor) : null;
	}

	private String address(String path, @Nullable String name, @Nullable Cursor cursor) {
		var address = UriComponentsBuilder.fromPath(path);
		if (!this.q.isEmpty()) {
			address.queryParam("q", "{q}");
		}
		if (!this.tag.isEmpty()) {
			address.queryParam("tag", "{tag}");
		}
		if (!this.tier.isEmpty()) {
			address.queryParam("tier", "{tier}");
		}
		if (this.sort != Sort.NAME) {
			address.queryParam("sort", this.sort);
		}
		if (name != null && cursor != null) {
			address.queryParam(name, cursor.encode());
		}
		return address.encode().buildAndExpand(Map.of("q", this.q, "tag", this.tag, "tier", this.tier)).toUriString();
	}

}
