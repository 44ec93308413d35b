package se.stamkund;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.Cookie;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import se.stamkund.platform.security.CallerToken;
import se.stamkund.platform.security.ShopperCaller;
import se.stamkund.program.StaffCaller;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.Quiet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * Fills in every form of every page well, then spoils one field after the other in every
 * way a visitor may: she is told beside the field, in her language, keeps what she wrote,
 * nothing breaks and nothing is half done. As {@link BadInputTest} does for REST.
 */
@IntegrationTest
@TestInstance(Lifecycle.PER_CLASS)
class BadFormsTest {

	private static final Locale SWEDISH = Locale.of("sv");

	private static final String LONG = "å".repeat(10_000);

	private static final String SCRIPT = "<script>alert(1)</script>";

	private static final String CONTROLS = "a\u0007b\u001b[31mc\u0085";

	/** What is put in place of each value: of every kind of bad one, one. */
	private static final List<String> FEW = List.of("", LONG, "a\0b" + CONTROLS,
			"\"><img src=x onerror=alert(1)>" + SCRIPT, "XXX", "-1", "0,00001", "99999999999999999999");

	/** The rest, which takes a few minutes. */
	private static final List<String> MORE = List.of(" \u00a0", "rad\n".repeat(10_000), CONTROLS, "a\0b",
			"'; drop table member; --", "%_\\", SCRIPT, "\"><img src=x onerror=alert(1)>", "ٱلسَّلَام 🦊 \u202e",
			"\ud800", "1e30", "NaN", "9999999999999,99", "9223372036854775807", "0x1F", "1e999999999",
			"+999999999-12-31", "2026-02-30", "0198c7a2-5f6e-7abc-8def-0123456789ab", "a".repeat(300) + "@b.se",
			"${7*7}", "../../etc/passwd");

	/** Forms to try, while one works on them. */
	private static final String ONLY = System.getProperty("stamkund.forms", ".*");

	/** Names that no field has. */
	private static final List<String> NESTED = List.of("[0]", "[999999999]", "[x]", ".class");

	/** What can't be filled in well here: it needs a new installation, or a file. */
	private static final Map<String, Integer> REFUSED_ANYHOW = Map.of("/start/account", 404, "/admin/imports", 422);

	/** What to refuse with. */
	private static final Set<Integer> REFUSALS = Set.of(400, 403, 404, 410, 413, 422);

	@Autowired
	MockMvcTester mvc;

	@Autowired
	FormShops shops;

	@Autowired
	FormThings things;

	@Autowired
	Rows rows;

	@Autowired
	Quiet quiet;

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	RequestMappingHandlerMapping mappings;

	private final AtomicInteger counter = new AtomicInteger();

	private final Map<String, String> tokens = new LinkedHashMap<>();

	private FormShop other;

	private FormShop english;

	private List<PageForm> forms = List.of();

	@BeforeAll
	void prepare() throws InterruptedException {
		this.other = this.shops.create(SWEDISH);
		this.english = this.shops.create(Locale.ENGLISH);
		this.forms = this.other.forms();
		this.quiet.begin();
	}

	@AfterAll
	void letJobsGoOn() {
		this.quiet.end();
	}

	@Test
	void everyFormIsDescribed() {
		assertThat(this.forms).extracting(PageForm::pattern).containsExactlyInAnyOrderElementsOf(handlers().keySet());
	}

	@TestFactory
	Stream<DynamicTest> everyFieldIsDescribed() {
		var handlers = handlers();
		return this.forms.stream()
			.map((form) -> dynamicTest(form.toString(),
					() -> assertThat(fields(handlers.get(form.pattern()))).isSubsetOf(form.names())));
	}

	@TestFactory
	Stream<DynamicTest> everyFormWorksWhenFilledInWellButNotWithoutItsToken() {
		return tries((form, shop) -> {
			var good = filledIn(form, shop, form.good());
			var before = this.rows.of(shop.program());
			var forged = request(form, shop, good).exchange();
			assertThat(status(forged)).isEqualTo(403);
			assertThat(this.rows.of(shop.program())).isEqualTo(before);
			assertThat(status(send(form, shop, good))).as(() -> good.toString())
				.isIn(200, 302, REFUSED_ANYHOW.getOrDefault(form.pattern(), 200));
		});
	}

	@TestFactory
	Stream<DynamicTest> whatIsAnotherProgrammesIsNotThere() {
		return tries((form, shop) -> {
			var theirs = at(this.other, form.pattern());
			var before = this.rows.of(this.other.program());
			if (!theirs.address().equals(form.address()) && !form.visitor().equals(PageForm.Visitor.ANYONE)) {
				var good = filledIn(form, shop, form.good());
				assertThat(status(send(theirs, shop, good))).isIn(302, 403, 404);
			}
			theirs.good().forEach((name, value) -> {
				if (!value.equals(form.good().get(name))) {
					var good = new LinkedHashMap<>(form.good());
					good.put(name, value);
					var result = send(form, shop, good);
					assertThat(status(result)).as(name).isLessThan(500);
				}
			});
			assertThat(this.rows.of(this.other.program())).isEqualTo(before);
			assertThat(this.rows.text(shop.program())).doesNotContain(this.other.web().toString(),
					this.other.till().toString(), this.other.order().toString(), this.other.anna().toString());
		});
	}

	@Tag("forms")
	@TestFactory
	Stream<DynamicTest> everyFieldSpoiled() {
		return tries((form, shop) -> spoil(form, shop, (field) -> ways(field, FEW, List.of())));
	}

	@Tag("forms")
	@TestFactory
	Stream<DynamicTest> everyFieldSpoiledInEveryWay() {
		return tries((form, shop) -> spoil(form, shop, (field) -> ways(field, MORE, NESTED)));
	}

	private void spoil(PageForm form, FormShop shop, Function<String, List<UnaryOperator<Spoiled>>> ways) {
		var complaints = new ArrayList<String>();
		filledIn(form, shop);
		var unchanged = new Unchanged(shop);
		for (var field : form.good().keySet()) {
			var toldInEnglish = false;
			for (var way : ways.apply(field)) {
				var bad = way.apply(filledIn(form, shop));
				var result = send(form, shop, bad);
				var found = new ArrayList<String>(complaints(form, field, bad, result));
				if (status(result) >= 400) {
					unchanged.refused(field + " = " + bad);
					if (status(result) == 422 && !toldInEnglish) {
						toldInEnglish = true;
						var there = at(this.english, form.pattern());
						sameInBoth(result, send(there, this.english, way.apply(filledIn(there, this.english))))
							.ifPresent(found::add);
					}
				}
				else {
					unchanged.accepted();
					this.tokens.put(shop.code() + "/current",
							String.join(",", bad.fields().getOrDefault("password", List.of())));
					stored(bad.value(), shop).ifPresent(found::add);
					brokenAfter(form, shop, result).ifPresent(found::add);
				}
				found.forEach((what) -> complaints.add(field + " = " + bad + ": " + what));
			}
		}
		complaints.addAll(unchanged.complaints);
		assertThat(complaints).withFailMessage(() -> String.join("\n", complaints)).isEmpty();
	}

	private Spoiled filledIn(PageForm form, FormShop shop) {
		var fields = new LinkedHashMap<String, List<String>>();
		filledIn(form, shop, form.good()).forEach((name, value) -> fields.put(name, List.of(value)));
		return new Spoiled("", fields);
	}

	private Optional<String> stored(String value, FormShop shop) {
		if (!value.contains(CONTROLS) && !value.equals(LONG)) {
			return Optional.empty();
		}
		var text = this.rows.text(shop.program());
		return (text.contains("\u0007") || text.contains("u0007") || text.contains(LONG))
				? Optional.of("is stored as it is") : Optional.empty();
	}

	/** What is wrong with an answer. */
	private static List<String> complaints(PageForm form, String field, Spoiled bad, MvcTestResult result) {
		int status = status(result);
		var body = body(result);
		var complaints = new ArrayList<String>();
		if (status >= 400 && !REFUSALS.contains(status)) {
			complaints.add("answers " + status + " " + why(result));
		}
		if (body.contains("<script>alert") || body.contains("<img src=x")) {
			complaints.add("shows the script as it is");
		}
		if (body.contains("??") || body.contains("must not be") || body.contains("Failed to convert")) {
			complaints.add("shows a text that is no sentence");
		}
		if (status == 422) {
			var page = Jsoup.parse(body);
			besideTheField(page, field).ifPresent(complaints::add);
			kept(page, form, bad).ifPresent(complaints::add);
		}
		return complaints;
	}

	/** Whether what is wrong stands where the reader looks, also one who listens. */
	private static Optional<String> besideTheField(Document page, String field) {
		var input = page.select("main [name]").stream().filter((one) -> one.attr("name").equals(field)).toList();
		if (!page.select("main [name=seen]").isEmpty()) {
			return Optional.empty();
		}
		if (input.isEmpty() || input.stream()
			.allMatch((one) -> Set.of("hidden", "color").contains(one.attr("type"))
					|| one.normalName().equals("select"))) {
			return page.select("main [role=alert], main .lead, main .refusal, main .field-error").isEmpty()
					? Optional.of("says nothing") : Optional.empty();
		}
		return errorsOf(page, field).isEmpty()
				? Optional
					.of("says nothing beside the field, but " + page.select(".field-error, [role=alert]").eachText())
				: Optional.empty();
	}

	private static List<String> errorsOf(Document page, String field) {
		var ids = page.select("main [name]")
			.stream()
			.filter((one) -> one.attr("name").equals(field))
			.flatMap((one) -> Stream.of(one.attr("aria-describedby").split(" ")))
			.collect(Collectors.toSet());
		return page.select(".field-error")
			.stream()
			.filter((error) -> ids.contains(error.id()))
			.map(Element::text)
			.toList();
	}

	/** Whether what she wrote still stands there. */
	private static Optional<String> kept(Document page, PageForm form, Spoiled bad) {
		for (var entry : bad.fields().entrySet()) {
			var inputs = page.select("main input[name], main textarea[name]")
				.stream()
				.filter((one) -> one.attr("name").equals(entry.getKey()))
				// one that is part of a map is no number, so it can't be shown again
				.filter((one) -> !one.attr("name").startsWith("quantities["))
				.filter((one) -> !Set.of("password", "hidden", "checkbox", "radio", "file", "color", "date")
					.contains(one.attr("type")))
				.toList();
			var written = (entry.getValue().isEmpty()) ? "" : entry.getValue().getLast();
			if (entry.getValue().size() == 1 && inputs.size() == 1 && writable(written)
					&& !plain(inputs.getFirst().val()).equals(plain(written))) {
				return Optional
					.of("loses what was written in " + entry.getKey() + ": " + shortened(inputs.getFirst().val(), 40));
			}
		}
		return Optional.empty();
	}

	private static boolean writable(String text) {
		return text.chars().noneMatch((letter) -> Character.isISOControl(letter) || letter == '\ud800');
	}

	private static String plain(String text) {
		var stripped = text.strip().replace(',', '.');
		return stripped.matches("-?\\d+\\.\\d*?0+") ? stripped.replaceAll("\\.?0+$", "") : stripped;
	}

	private static Optional<String> sameInBoth(MvcTestResult swedish, MvcTestResult english) {
		var told = Jsoup.parse(body(swedish)).select(".field-error, [role=alert]").eachText();
		var toldInEnglish = Jsoup.parse(body(english)).select(".field-error, [role=alert]").eachText();
		return (told.equals(toldInEnglish) && !told.isEmpty()) ? Optional.of("says the same in both languages: " + told)
				: Optional.empty();
	}

	/** Whether the page one is sent on to can still be shown. */
	private Optional<String> brokenAfter(PageForm form, FormShop shop, MvcTestResult result) {
		var next = result.getResponse().getRedirectedUrl();
		if (next == null || !next.startsWith("/")) {
			return Optional.empty();
		}
		var page = as(form, shop, this.mvc.get().uri(URI.create(next)).with(csrf())).exchange();
		if (status(page) >= 400) {
			return Optional.of("breaks " + next + ": " + status(page) + " " + why(page));
		}
		return body(page).contains("<script>alert") ? Optional.of("is shown as it is on " + next) : Optional.empty();
	}

	private static List<UnaryOperator<Spoiled>> ways(String field, List<String> values, List<String> nested) {
		var ways = new ArrayList<UnaryOperator<Spoiled>>();
		values.forEach((value) -> ways.add((good) -> good.with(value, field, List.of(value))));
		ways.add((good) -> good.with("missing", field, List.of()));
		ways.add((good) -> good.with("twice", field, List.of(good.first(field), good.first(field))));
		ways.add((good) -> good.with("good and bad", field, List.of(good.first(field), "xyz")));
		nested.forEach((name) -> ways.add((good) -> good.with(field + name, field + name, List.of("xyz"))));
		return ways;
	}

	private Stream<DynamicTest> tries(Try what) {
		return this.forms.stream()
			.filter((form) -> !form.pattern().startsWith("/demo"))
			.filter((form) -> form.pattern().matches(ONLY))
			.map((form) -> dynamicTest(form.toString(), () -> {
				var shop = this.shops.create(SWEDISH);
				what.on(at(shop, form.pattern()), shop);
			}));
	}

	private PageForm at(FormShop shop, String pattern) {
		return this.things.with(
				shop.forms().stream().filter((form) -> form.pattern().equals(pattern)).findFirst().orElseThrow(), shop);
	}

	private MvcTestResult send(PageForm form, FormShop shop, Map<String, String> fields) {
		return request(form, shop, fields).with(csrf()).exchange();
	}

	private MvcTestResult send(PageForm form, FormShop shop, Spoiled bad) {
		var request = as(form, shop, this.mvc.post().uri(URI.create(form.address()))).with(csrf());
		bad.fields().forEach((name, values) -> request.param(name, values.toArray(String[]::new)));
		return request.exchange();
	}

	private MockMvcTester.MockMvcRequestBuilder request(PageForm form, FormShop shop, Map<String, String> fields) {
		var request = as(form, shop, this.mvc.method(HttpMethod.POST).uri(URI.create(form.address())));
		filledIn(form, shop, fields).forEach(request::param);
		return request;
	}

	private Map<String, String> filledIn(PageForm form, FormShop shop, Map<String, String> fields) {
		var filledIn = new LinkedHashMap<String, String>();
		fields.forEach((name, value) -> {
			if (!value.equals("{none}")) {
				filledIn.put(name, filledIn(value, name, form, shop));
			}
		});
		return filledIn;
	}

	private String filledIn(String value, String name, PageForm form, FormShop shop) {
		return switch (value) {
			case "*" -> fromThePage(form, name, shop);
			case "{other}" -> this.tokens.computeIfAbsent(shop.code() + "/other", (key) -> this.things.number(shop));
			case "{lang}" -> shop.karin().locale().getLanguage();
			case "{current}" -> this.tokens.getOrDefault(shop.code() + "/current", shop.password());
			case "{reset}" -> this.tokens.computeIfAbsent(shop.code(), (code) -> this.shops.resetToken(shop));
			case "{phone}" -> "070-174 " + (1000 + this.counter.incrementAndGet() % 9000);
			default -> value.replace("{n}", String.valueOf(this.counter.incrementAndGet()));
		};
	}

	private String fromThePage(PageForm form, String name, FormShop shop) {
		var page = as(form, shop, this.mvc.get().uri(form.page()).with(csrf())).exchange();
		assertThat(page).as(form.page()).hasStatusOk();
		return Jsoup.parse(body(page)).select("main [name=" + name + "]").val();
	}

	private MockMvcTester.MockMvcRequestBuilder as(PageForm form, FormShop shop,
			MockMvcTester.MockMvcRequestBuilder request) {
		int from = this.counter.incrementAndGet();
		request.with((raw) -> {
			raw.setRemoteAddr("10." + (from >> 16 & 255) + "." + (from >> 8 & 255) + "." + (from & 255));
			return raw;
		});
		return switch (form.visitor()) {
			case ANYONE -> request.cookie(new Cookie("lang", shop.karin().locale().getLanguage()))
				.sessionAttr("stamkund.startToken", "x");
			case STAFF -> request.with(staff(shop.karin()));
			case SHOPPER -> request
				.with(authentication(new CallerToken(new ShopperCaller(shop.program(), shop.anna()), List.of())));
		};
	}

	private static RequestPostProcessor staff(StaffCaller caller) {
		Authentication token = UsernamePasswordAuthenticationToken.authenticated(caller, null, caller.authorities());
		return authentication(token);
	}

	/** Every handler of a page that is sent a form. */
	private Map<String, HandlerMethod> handlers() {
		var found = new LinkedHashMap<String, HandlerMethod>();
		this.mappings.getHandlerMethods().forEach((mapping, handler) -> {
			var methods = mapping.getMethodsCondition().getMethods();
			if (!AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), ResponseBody.class)
					&& handler.getBeanType().getName().startsWith("se.stamkund")
					&& mapping.getParamsCondition().isEmpty()
					&& (methods.isEmpty() || methods.stream().anyMatch((method) -> method != RequestMethod.GET))) {
				mapping.getPatternValues().forEach((pattern) -> found.put(pattern, handler));
			}
		});
		return found;
	}

	/** What a handler reads from a form. */
	private static Set<String> fields(HandlerMethod handler) {
		return Arrays.stream(handler.getMethodParameters()).flatMap((parameter) -> {
			parameter.initParameterNameDiscovery(new org.springframework.core.DefaultParameterNameDiscoverer());
			var type = parameter.getParameterType();
			if (parameter.hasParameterAnnotation(RequestParam.class)) {
				var name = parameter.getParameterAnnotation(RequestParam.class).name();
				return Stream.of(name.isEmpty() ? parameter.getParameterName() : name);
			}
			return (type.isRecord() && parameter.hasParameterAnnotation(ModelAttribute.class)
					&& type.getName().contains("Form"))
							? Arrays.stream(type.getRecordComponents()).map((component) -> component.getName())
							: Stream.empty();
		}).collect(Collectors.toSet());
	}

	private static int status(MvcTestResult result) {
		return (result.getUnresolvedException() != null) ? 500 : result.getResponse().getStatus();
	}

	private static String why(MvcTestResult result) {
		var exception = result.getUnresolvedException();
		if (exception != null && Boolean.getBoolean("formtrace")) {
			root(exception).printStackTrace(System.out);
		}
		return (exception != null) ? shortened(String.valueOf(root(exception)), 160) : "";
	}

	private static Throwable root(Throwable exception) {
		return (exception.getCause() != null) ? root(exception.getCause()) : exception;
	}

	private static String body(MvcTestResult result) {
		try {
			return (result.getUnresolvedException() != null) ? "" : result.getResponse().getContentAsString();
		}
		catch (UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String shortened(String text, int most) {
		var line = text.replaceAll("\\p{Cntrl}", "·");
		return (line.length() <= most) ? line : line.substring(0, most) + "…";
	}

	/** Sees to it that what is refused changes nothing. */
	private final class Unchanged {

		private final FormShop shop;

		private List<String> before;

		private final List<String> complaints = new ArrayList<>();

		Unchanged(FormShop shop) {
			this.shop = shop;
			this.before = rows();
		}

		void refused(String what) {
			var now = rows();
			if (!now.equals(this.before)) {
				this.complaints.add(what + ": was refused and yet changed "
						+ now.stream()
							.filter((table) -> !this.before.contains(table))
							.map((table) -> table.replaceAll(" .*", ""))
							.toList());
				this.before = now;
			}
		}

		void accepted() {
			BadFormsTest.this.things.settle(this.shop);
			this.before = rows();
		}

		private List<String> rows() {
			return BadFormsTest.this.rows.of(this.shop.program());
		}

	}

	private interface Try {

		void on(PageForm form, FormShop shop);

	}

	/** A form with something wrong in it. */
	private record Spoiled(String value, Map<String, List<String>> fields) {

		Spoiled with(String what, String field, List<String> values) {
			var spoiled = new LinkedHashMap<>(this.fields);
			spoiled.put(field, values);
			if (values.isEmpty()) {
				spoiled.remove(field);
			}
			return new Spoiled(what, spoiled);
		}

		String first(String field) {
			return this.fields.getOrDefault(field, List.of("")).getFirst();
		}

		@Override
		public String toString() {
			return shortened(this.value, 40);
		}

	}

}
