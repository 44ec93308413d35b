package se.stamkund.platform.web;

import java.util.LinkedHashMap;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The admin's main menu; nobody sees a door that would not open. */
@Component("adminMenu")
class AdminMenu {

	private static final List<Group> ALL = List.of(
			new Group(null,
					List.of(new Entry("home", "home", "web.menu.home", "/admin", "MEMBERS_VIEW"),
							new Entry("members", "users", "web.menu.members", "/admin/members", "MEMBERS_VIEW"),
							new Entry("orders", "receipt", "web.menu.orders", "/admin/orders", "ORDERS_VIEW"))),
			new Group("web.menu.programme",
					List.of(new Entry("points", "coin", "web.menu.points", "/admin/points", "SETTINGS_VIEW"),
							new Entry("tiers", "tier", "web.menu.tiers", "/admin/tiers", "SETTINGS_VIEW"),
							new Entry("rewards", "gift", "web.menu.rewards", "/admin/rewards", "SETTINGS_VIEW"),
							new Entry("rewards", "gift", "web.menu.rewards.taken", "/admin/rewards/taken",
									"ORDERS_VIEW"),
							new Entry("vouchers", "ticket", "web.menu.vouchers", "/admin/vouchers", "ORDERS_VIEW"),
							new Entry("gift-cards", "card", "web.menu.giftcards", "/admin/gift-cards", "ORDERS_VIEW"),
							new Entry("books", "chart", "web.menu.books", "/admin/points/liability", "BOOKS_VIEW"),
							new Entry("products", "box", "web.menu.products", "/admin/products", "ORDERS_VIEW"))),
			new Group("web.menu.shop",
					List.of(new Entry("till", "store", "web.menu.till", "/till", "TILL_USE"),
							new Entry("mail", "mail", "web.menu.mail", "/admin/mail", "MAIL_VIEW"),
							new Entry("imports", "share", "web.menu.imports", "/admin/imports", "EXPORT"),
							new Entry("settings", "gear", "web.menu.settings", "/admin/settings", "SETTINGS_VIEW"))));

	private final PageContext page;

	AdminMenu(PageContext page) {
		this.page = page;
	}

	/** The groups and entries that whoever is at the page may open. */
	public List<Group> groups() {
		return ALL.stream()
			.map((group) -> group.only(this.page))
			.filter((group) -> !group.entries().isEmpty())
			.toList();
	}

	/** Entries under a common heading, or none. */
	public record Group(@Nullable String title, List<Entry> entries) {

		private Group only(PageContext page) {
			var open = new LinkedHashMap<String, Entry>();
			this.entries.stream()
				.filter((entry) -> page.may(entry.permission()))
				.forEach((entry) -> open.putIfAbsent(entry.name(), entry));
			return new Group(this.title, List.copyOf(open.values()));
		}

	}

	/**
	 * One door; the title is a message key. Of several with one name the first that opens
	 * is shown.
	 */
	public record Entry(String name, String icon, String title, String href, String permission) {

	}

}
