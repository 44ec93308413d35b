package se.stamkund.testing;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import se.stamkund.member.MemberDirectory;
import se.stamkund.program.Permission;
import se.stamkund.program.Role;
import se.stamkund.program.StaffCaller;
import se.stamkund.shared.MemberId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * Whoever may open a page finds it: from the page a role begins at, by links and search
 * alone, one comes to all that the role may see, and no link leads to a closed door.
 */
@IntegrationTest
class StaffMenuTest {

	/** What a page asks for to renew a part of itself, and what a search leads past. */
	private static final Set<String> NO_PAGES = Set.of("/admin/imports/{}/progress", "/admin/tiers/rollout",
			"/admin/vouchers/batches/{}/progress", "/till/{}/preview");

	private static final Set<Class<?>> PAGE = Set.of(String.class, ModelAndView.class);

	/**
	 * How many things of a kind to look at, as not all can have the same done to them.
	 */
	private static final int OF_A_KIND = 2;

	private static final String ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

	@Autowired
	MockMvcTester mvc;

	@Autowired
	TestPrograms programs;

	@Autowired
	StaffLogin login;

	@Autowired
	BusyShop shop;

	@Autowired
	MemberDirectory members;

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	RequestMappingHandlerMapping mappings;

	@Test
	void everyRoleFindsEveryPageItMayOpen() {
		var program = this.programs.create();
		var karin = this.login.owner(program);
		var ids = this.shop.fill(program, karin);
		var number = this.members.get(program.id(), new MemberId((UUID) ids.get("li"))).number();
		for (var role : Role.values()) {
			var caller = new StaffCaller(karin.staff(), karin.email(), "Karin", karin.locale(), program.id(), role,
					(role == Role.TILL) ? program.tillStore() : null);
			var closed = new TreeSet<String>();
			var found = walk(caller, String.valueOf(number), closed);
			assertThat(closed).as("links that don't open for " + role).isEmpty();
			var missing = new TreeSet<>(pages(role));
			missing.removeAll(found);
			assertThat(missing).as("pages that " + role + " can't find").isEmpty();
		}
	}

	private Set<String> walk(StaffCaller caller, String number, Set<String> closed) {
		var next = new ArrayDeque<>(List.of((caller.role() == Role.TILL) ? "/till" : "/admin"));
		var later = new ArrayDeque<String>();
		var seen = new HashSet<String>();
		var visits = new HashMap<String, Integer>();
		var shapes = new HashSet<String>();
		while (!next.isEmpty() || !later.isEmpty()) {
			boolean direct = !next.isEmpty();
			var path = direct ? next.poll() : later.poll();
			if (!seen.add(path) || visits.merge(shape(path), 1, Integer::sum) > (path.contains("?") ? 1 : OF_A_KIND)) {
				continue;
			}
			var answer = this.mvc.get().uri(URI.create(path)).with(TestStaff.staff(caller)).with(csrf()).exchange();
			var to = answer.getResponse().getRedirectedUrl();
			if (to == null && answer.getResponse().getStatus() != 200) {
				closed.add(path + " " + answer.getResponse().getStatus());
				continue;
			}
			found(path, direct, shapes);
			if (to != null) {
				(direct && !isOfOne(to) ? next : later).add(to);
				continue;
			}
			var page = page(answer);
			page.select("form[method=post]").eachAttr("action").forEach((action) -> found(action, direct, shapes));
			ways(page, number).forEach((way) -> (direct && !isOfOne(way) ? next : later).add(way));
		}
		return shapes;
	}

	/** A page about all of a kind must be found without one of them. */
	private static void found(String path, boolean direct, Set<String> shapes) {
		if (direct || isOfOne(path)) {
			shapes.add(page(path));
		}
	}

	private static boolean isOfOne(String path) {
		return page(path).contains("{}");
	}

	/** Where links and searches lead. */
	private static Set<String> ways(Document page, String number) {
		var ways = page.select("a[href]").eachAttr("href").stream().collect(Collectors.toSet());
		page.select("form:not([method=post])").forEach((form) -> ways.add(search(form, number)));
		return ways.stream()
			.map((way) -> way.replaceFirst("#.*", ""))
			.filter((way) -> way.matches("/(admin|till)([/?].*)?"))
			.filter((way) -> !way
				.matches(".*/(export|html|data|picture|csv|statement\\.csv|.*\\.(csv|pdf|txt))(\\?.*)?"))
			.collect(Collectors.toSet());
	}

	private static String search(Element form, String number) {
		return form.attr("action") + (form.select("[name=q]").isEmpty() ? "" : "?q=" + number);
	}

	/** The pages that a role may open. */
	private Set<String> pages(Role role) {
		var pages = new HashSet<String>();
		this.mappings.getHandlerMethods().forEach((mapping, handler) -> {
			var rule = handler.getMethodAnnotation(PreAuthorize.class);
			if (mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET)
					&& PAGE.contains(handler.getReturnType().getParameterType()) && rule != null && may(role, rule)) {
				mapping.getPatternValues()
					.stream()
					.filter((path) -> path.matches("/(admin|till)(/.*)?"))
					.map((path) -> path.replaceAll("\\{[^}]*}", "{}"))
					.filter((path) -> !NO_PAGES.contains(path))
					.forEach(pages::add);
			}
		});
		return pages;
	}

	private static boolean may(Role role, PreAuthorize rule) {
		return rule.value().equals("isAuthenticated()") || role.permissions()
			.stream()
			.map(Permission::name)
			.anyMatch((permission) -> rule.value().contains("'" + permission + "'"));
	}

	private static String page(String path) {
		return shape(path).replaceFirst("\\?.*", "");
	}

	/** The address without what tells one thing from another of its kind. */
	private static String shape(String path) {
		return path.replaceAll(ID, "{}").replaceAll("(after|before|q)=[^&]*", "$1=").replaceAll("=[A-Z]{3}-.*", "");
	}

	private static Document page(MvcTestResult answer) {
		try {
			return Jsoup.parse(answer.getResponse().getContentAsString());
		}
		catch (UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
