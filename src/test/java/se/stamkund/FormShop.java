package se.stamkund;

import java.util.List;
import java.util.UUID;

import se.stamkund.PageForm.Visitor;
import se.stamkund.program.StaffCaller;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/**
 * A programme with one of everything that a form is about, and all forms of it. Who adds
 * a form to a page adds it here: with all its fields, filled in well.
 */
record FormShop(ProgramId program, String code, UUID web, UUID till, StaffCaller karin, StaffCaller nils, MemberId anna,
		String number, UUID adjustment, UUID order, UUID line, UUID unpaid, UUID product, UUID rule, UUID key,
		UUID invitation, Tokens tokens, String password) {

	List<PageForm> forms() {
		var member = "/admin/members/" + this.anna;
		var order = "/admin/orders/" + this.order;
		return List.of(
				staff("/admin/members/new").with("firstName", "Bo", "lastName", "Ek", "email", "bo-{n}@mejl.example",
						"phone", "", "birthday", "1980-02-29", "language", "sv", "tags", "vip", "offers", "EMAIL"),
				staff("/admin/members/{id}/edit", member + "/edit").with("firstName", "Anna", "lastName", "Ek", "email",
						"anna-{n}@mejl.example", "phone", "070-123 45 67", "birthday", "1980-02-29", "language",
						"{lang}", "tags", "vip", "externals[0]", "5521", "externals[1]", "", "attributes[0].name",
						"size", "attributes[0].value", "38"),
				staff("/admin/members/{id}/consents", member + "/consents").with("given", "MARKETING-EMAIL"),
				staff("/admin/members/{id}/erase", member + "/erase").with("number", this.number),
				staff("/admin/members/tag").with("id", this.anna.toString(), "tag", "vip", "given", "true"),
				staff("/admin/members/{member}/adjustments", member + "/adjustments").with("points", "5", "reason",
						"Sent paket", "message", "Förlåt"),
				staff("/admin/members/{member}/adjustments/{adjustment}/undo",
						member + "/adjustments/" + this.adjustment + "/undo"),
				staff("/admin/members/{id}/merge/{other}", member + "/merge/{other}"),
				staff("/admin/members/{id}/merges/{merge}/undo", member + "/merges/{merge}/undo"),
				staff("/admin/members/{member}/transfers", member + "/transfers").with("to", "{other}", "points", "1",
						"message", "Grattis"),
				staff("/admin/members/{member}/transfers/{transfer}/undo", member + "/transfers/{gift}/undo"),
				staff("/admin/members/{member}/rewards/{reward}", member + "/rewards/{reward}").on(member + "/rewards"),
				staff("/admin/members/{member}/rewards/taken/{redemption}/cancel",
						member + "/rewards/taken/{taken}/cancel"),
				staff("/admin/members/{member}/tier", member + "/tier").with("tier", "silver", "reason", "Lovad",
						"until", "2099-12-31"),
				staff("/admin/members/{member}/tier/release", member + "/tier/release"),
				staff("/admin/vouchers/new").with(batch()),
				staff("/admin/vouchers/batches/{batch}/edit", "/admin/vouchers/batches/{batch}/edit").with("name",
						"Hösten", "label", "15 %", "labelEn", "15 %", "minimum", "10,00", "categories", "tält",
						"brands", "Fjällräv", "skus", "A-1", "notCategories", "rea", "maxUses", "3", "maxUsesPerMember",
						"", "from", "2026-01-01", "until", "2036-01-01", "version", "*"),
				staff("/admin/vouchers/batches/{batch}/pause", "/admin/vouchers/batches/{batch}/pause"),
				staff("/admin/vouchers/batches/{batch}/resume", "/admin/vouchers/batches/{batch}/resume"),
				staff("/admin/vouchers/batches/{batch}/cancel", "/admin/vouchers/batches/{batch}/cancel"),
				staff("/admin/vouchers/batches/{batch}/restore", "/admin/vouchers/batches/{batch}/restore"),
				staff("/admin/vouchers/codes/{code}/cancel", "/admin/vouchers/codes/{voucher}/cancel"),
				staff("/admin/vouchers/codes/{code}/restore", "/admin/vouchers/codes/{voucher}/restore"),
				staff("/admin/vouchers/codes/{code}/uses/{use}/cancel", "/admin/vouchers/codes/{voucheruse}/cancel"),
				staff("/admin/gift-cards/new").with("amount", "500,00", "member", this.number, "until", "2036-01-01",
						"code", "KORT-{n}"),
				staff("/admin/gift-cards/{card}/adjustments", "/admin/gift-cards/{card}/adjustments").with("amount",
						"10,00", "reason", "Sent paket"),
				staff("/admin/gift-cards/{card}/cancel", "/admin/gift-cards/{card}/cancel"),
				staff("/admin/gift-cards/{card}/restore", "/admin/gift-cards/{card}/restore"),
				staff("/admin/tiers").with(tiers()), staff("/admin/tiers/preview").with(tiers()).on("/admin/tiers"),
				staff("/admin/rewards/new").with(reward("")),
				staff("/admin/rewards/{reward}", "/admin/rewards/{reward}").with(reward("*")),
				staff("/admin/rewards/preview").with(reward("")).with("id", "").on("/admin/rewards/new"),
				staff("/admin/rewards/order").with("id", "*", "move", "").on("/admin/rewards"),
				staff("/admin/rewards/{reward}/state", "/admin/rewards/{reward}/state").with("to", "PAUSED"),
				staff("/admin/rewards/{reward}/image", "/admin/rewards/{reward}/image").with("image", "{none}"),
				staff("/admin/rewards/{reward}/image/remove", "/admin/rewards/{reward}/image/remove"),
				staff("/admin/rewards/part-payment")
					.with("allowed", "true", "minimum", "100", "maximumPercent", "50", "step", "100"),
				staff("/admin/rewards/taken").with("id", "*", "to", "SENT", "show", "NEW"),
				staff("/admin/rewards/taken/{redemption}", "/admin/rewards/taken/{taken}").with("note", "Ring",
						"tracking", "00373"),
				staff("/admin/rewards/taken/{redemption}/cancel", "/admin/rewards/taken/{taken}/cancel"),
				staff("/admin/points/reminders").with("first", "30", "second", "7", "third", "", "onPage", "true",
						"byMail", "true"),
				staff("/admin/settings/transfers")
					.with("allowed", "true", "byMembers", "true", "perTransfer", "1000", "perDay", "2000"),
				staff("/admin/imports").with("kind", "BALANCES", "file", "{none}"),
				staff("/admin/imports/{id}", "/admin/imports/{uploaded}").with("charset", "UTF-8", "delimiter", ";",
						"decimalComma", "true", "dates", "YEAR_FIRST", "store", "web", "awarding", "AUTO", "enrol",
						"true", "field", "external_id", "saveAs", "Kassan {n}", "use", "", "then", "read"),
				staff("/admin/imports/{id}/confirm", "/admin/imports/{checked}/confirm"),
				staff("/admin/imports/{id}/discard", "/admin/imports/{uploaded}/discard"),
				staff("/admin/imports/{id}/undo", "/admin/imports/{moved}/undo").with("policy", "CLAMP"),
				staff("/admin/settings/staff/invite").with("email", "ny-{n}@fjallbod.example", "role", "TILL", "store",
						this.till.toString()),
				staff("/admin/settings/staff/invitations/{id}/revoke",
						"/admin/settings/staff/invitations/" + this.invitation + "/revoke"),
				staff("/admin/settings/staff/{id}", "/admin/settings/staff/" + this.nils.staff()).with("role", "TILL",
						"store", this.till.toString()),
				staff("/admin/settings/staff/{id}/remove", "/admin/settings/staff/" + this.nils.staff() + "/remove"),
				staff("/admin/settings/stores/new").with("name", "Ny", "code", "ny-{n}", "kind", "WEB"),
				staff("/admin/settings/stores/{id}", "/admin/settings/stores/" + this.web).with("name", "Webben",
						"kind", "WEB"),
				staff("/admin/settings/stores/{id}/close", "/admin/settings/stores/" + this.web + "/close"),
				staff("/admin/settings/stores/{id}/open", "/admin/settings/stores/" + this.web + "/open"),
				staff("/admin/programs/{code}", "/admin/programs/" + this.code),
				staff("/admin/settings/brand").with("color", "#224466", "logo", "{none}", "version", "*"),
				staff("/admin/settings/brand/logo/remove"),
				staff("/admin/account").with("name", "Karin", "language", "sv"),
				staff("/admin/account/password").with("current", "{current}", "password", this.password),
				staff("/admin/settings/program").with("name", "Fjällbod", "currency", "SEK", "zone", "Europe/Stockholm",
						"language", "sv", "pointsNameSv", "poäng", "pointsNameEn", "points", "supportAtATime", "500",
						"supportADay", "2000", "version", "*"),
				staff("/admin/settings/orders").with("lookback", "30"),
				staff("/admin/settings/checkout").with("bestFor", "CUSTOMER", "partOf", "AFTER", "freePartly", "true"),
				staff("/admin/settings/keys/new").with("name", "Webshop", "kind", "SECRET", "mode", "LIVE", "store",
						this.web.toString()),
				staff("/admin/settings/keys/{id}/revoke", "/admin/settings/keys/" + this.key + "/revoke"),
				staff("/admin/points/audit"), staff("/admin/points/preview").with(pointsSettings()).on("/admin/points"),
				staff("/admin/points").with(pointsSettings()), staff("/admin/points/rules/new").with(rule("0")),
				staff("/admin/points/rules/{rule}", "/admin/points/rules/" + this.rule).with(rule("*")),
				staff("/admin/points/rules/{rule}/delete", "/admin/points/rules/" + this.rule + "/delete")
					.with("version", "1"),
				staff("/admin/points/rules/{rule}/restore", "/admin/points/rules/" + this.rule + "/restore"),
				staff("/admin/orders/{id}/delivered", order + "/delivered"),
				staff("/admin/orders/{id}/cancelled", order + "/cancelled"),
				staff("/admin/orders/{id}/refunds", order + "/refunds").with("refundId", "admin-{n}", "how", "LINES",
						"quantities[" + this.line + "]", "0,001", "amount", "0,01"),
				staff("/admin/orders/delivered").with("id", this.order.toString()),
				staff("/admin/orders/export").with("id", this.order.toString()),
				staff("/admin/orders/test").with("store", "web", "amount", "100,00", "sku", "TENT", "shipping",
						"49,00"),
				staff("/admin/products/{id}", "/admin/products/" + this.product).with("name", "Tält", "brand",
						"Fjällräv", "categories", "tält, friluft", "price", "2499,00"),
				staff("/admin/products/{id}/archive", "/admin/products/" + this.product + "/archive"),
				staff("/admin/products/{id}/restore", "/admin/products/" + this.product + "/restore"),
				staff("/start/brand").with("name", "Fjällnära", "color", "#224466", "language", "sv", "currency", "SEK",
						"logo", "{none}", "fresh", "false"),
				staff("/start/points").with("points", "1", "per", "1", "value", "0,05"),
				staff("/start/expiry").with("kind", "MONTHS", "months", "12", "pendingDays", "14"),
				staff("/start/store").with("name", "Ny", "kind", "WEB", "code", "ny-{n}"), staff("/start/store/enough"),
				staff("/start/key"), staff("/start/key/later"), staff("/start/test"), staff("/start/finish"),
				staff("/till/{member}", "/till/" + this.anna).with("store", this.till.toString(), "amount", "100,00",
						"receipt", "*", "codes", "", "points", "0", "toPay", ""),
				staff("/till/{member}/rewards/{reward}", "/till/" + this.anna + "/rewards/{reward}")
					.with("store", this.till.toString(), "amount", "100,00", "receipt", "*", "codes", "", "points", "0",
							"toPay", "")
					.on("/till/" + this.anna),
				staff("/till/{member}/rewards/{redemption}/undo", "/till/" + this.anna + "/rewards/{taken}/undo")
					.with("store", this.till.toString()),
				staff("/till/orders/{order}/undo", "/till/orders/" + this.unpaid + "/undo").with("store",
						this.till.toString()),
				staff("/till/join").with("store", this.till.toString(), "phone", "{phone}", "firstName", "Bo",
						"lastName", "Ek", "terms", "true"),
				anyone("/start/account", "/start/account").with("name", "Karin", "email", "karin-{n}@fjallbod.example",
						"password", this.password),
				anyone("/password/forgotten", "/password/forgotten").with("email", "karin-{n}@fjallbod.example"),
				anyone("/password/new", "/password/new").with("password", this.password, "token", "{reset}"),
				anyone("/invitations/{code}/{token}", "/invitations/" + this.code + "/" + this.tokens.invitation())
					.with("name", "Nils", "password", this.password),
				anyone("/invitations/{code}/{token}/accept",
						"/invitations/" + this.code + "/" + this.tokens.colleague() + "/accept"),
				anyone("/demo", "/demo"), anyone("/demo/remove", "/demo/remove"), anyone("/demo/karin", "/demo/karin"),
				anyone("/demo/anna", "/demo/anna"),
				anyone("/p/{program}/join", shopper("/join")).with("email", "eva-{n}@mejl.example", "firstName", "Eva",
						"lastName", "Ek", "phone", "{phone}", "birthday", "1980-02-29", "language", "sv", "terms",
						"true", "marketingEmail", "true", "marketingSms", "false"),
				anyone("/p/{program}/login", shopper("/login")).with("email", "anna-{n}@mejl.example"),
				anyone("/p/{program}/login/link", shopper("/login/link")).with("token", this.tokens.login()),
				member("/p/{program}/profile", "/profile").with("firstName", "Anna", "lastName", "Ek", "email", "*",
						"phone", "", "birthday", "1980-02-29", "language", "{lang}"),
				member("/p/{program}/profile/email", "/profile/email").with("token", this.tokens.email()),
				member("/p/{program}/consents", "/consents").with("agree", "MARKETING-EMAIL"),
				member("/p/{program}/give", "/give").with("to", "{other}", "points", "1", "message", "Grattis", "sure",
						"true"),
				member("/p/{program}/give/{transfer}/undo", "/give/{gift}/undo"),
				member("/p/{program}/rewards/{reward}", "/rewards/{reward}"),
				member("/p/{program}/codes/{code}/undo", "/codes/{taken}/undo"),
				member("/p/{program}/leave", "/leave"));
	}

	private static String[] pointsSettings() {
		return new String[] { "store", "", "points", "1", "per", "1,00", "withoutVat", "false", "rounding", "FLOOR",
				"pending", "DAYS", "pendingDays", "14", "expiry", "MONTHS", "expiryLength", "12", "value", "0,05",
				"minimum", "10,00", "refund", "CLAMP", "grace", "0", "hold", "30", "existing", "KEEP", "seen",
				"MONTHS 12", "revision", "*" };
	}

	private static String[] batch() {
		return new String[] { "name", "Hösten", "label", "15 %", "labelEn", "15 %", "origin", "GENERATED", "pattern",
				"NY-########", "count", "2", "codes", "EGEN-{n}", "benefit", "PERCENT", "amount", "10,00", "percent",
				"15", "cap", "100,00", "sku", "TENT", "quantity", "1", "categories", "tält", "brands", "Fjällräv",
				"skus", "A-1", "notCategories", "rea", "minimum", "10,00", "stacking", "COMMON", "maxUses", "1",
				"maxUsesPerMember", "1", "from", "2026-01-01", "until", "2036-01-01", "file", "{none}" };
	}

	private static String[] tiers() {
		return new String[] { "revision", "*", "window", "ROLLING", "months", "12", "match", "ANY", "downgrade",
				"TO_EARNED", "graceDays", "30", "tiers[0].id", "", "tiers[0].code", "", "tiers[0].nameSv", "Silver",
				"tiers[0].nameEn", "Silver", "tiers[0].color", "#7d868c", "tiers[0].icon", "tier", "tiers[0].points",
				"10", "tiers[0].money", "3000,50", "tiers[0].orders", "3", "tiers[0].multiplier", "1,1",
				"tiers[0].freeShipping", "true", "tiers[0].earlyAccessHours", "24", "tiers[0].birthdayBonus", "100",
				"tiers[0].textSv", "Välkommen", "tiers[0].textEn", "Welcome" };
	}

	private static String[] reward(String version) {
		return new String[] { "kind", "PERCENTAGE", "state", "ACTIVE", "nameSv", "Tio", "nameEn", "Ten",
				"descriptionSv", "Av", "descriptionEn", "Off", "termsSv", "Villkor", "termsEn", "Terms", "points", "1",
				"amount", "50,00", "percent", "10", "cap", "100,00", "sku", "TENT", "quantity", "1", "sent", "false",
				"validDays", "30", "minimumOrder", "10,00", "categories", "skor", "brands", "Fjällräv", "skus", "A-1",
				"notCategories", "rea", "notBrands", "Haglöfs", "notSkus", "A-2", "stacking", "COMMON", "stock", "100",
				"times", "1", "period", "MONTH", "tier", "", "tag", "vip", "from", "2026-01-01", "until", "2036-01-01",
				"version", version };
	}

	private String[] rule(String version) {
		return new String[] { "name", "Skor", "type", "MULTIPLIER", "factor", "2", "points", "1", "per", "1,00",
				"categories", "skor", "brands", "Fjällräv", "skus", "A-1", "stores", this.web.toString(), "from",
				"2026-01-01", "until", "2036-01-01", "minimum", "10,00", "orderNumber", "1", "priority", "10",
				"pending", "DAYS", "pendingDays", "14", "expiry", "MONTHS", "expiryLength", "12", "draft", "true",
				"version", version };
	}

	private String shopper(String path) {
		return "/p/" + this.code + path;
	}

	private PageForm member(String pattern, String path) {
		return PageForm.of(Visitor.SHOPPER, pattern, shopper(path));
	}

	private static PageForm anyone(String pattern, String address) {
		return PageForm.of(Visitor.ANYONE, pattern, address);
	}

	private static PageForm staff(String pattern) {
		return staff(pattern, pattern);
	}

	private static PageForm staff(String pattern, String address) {
		return PageForm.of(Visitor.STAFF, pattern, address);
	}

	/** Links that have been mailed and not been used. */
	record Tokens(String invitation, String colleague, String login, String email) {
	}

}
