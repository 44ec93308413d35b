package se.stamkund.platform.web;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPatternParser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PrefixedMappingsTest {

	private final RequestMappingHandlerMapping ours = new PrefixedMappings();

	private final RequestMappingHandlerMapping springs = new RequestMappingHandlerMapping();

	@ParameterizedTest
	@CsvSource({ "/members/7/balance, balance", "/members/7/entries,", "/members/7, member", "/members/me, me",
			"/members, members", "/members/,", "/orders/ext:web:9, order", "/orders/9,", "/files, files",
			"/files/a/b, files", "/files/a.css, style", "/%6Dembers/7/balance, balance", "/members;v=1/7, member",
			"/fjallbod/home, home", "/both/1, both", "/either/1, both", "/, start", "/nothing,",
			"/members/7/balance/x," })
	void findsWhatSpringFinds(String path, @Nullable String handler) throws Exception {
		mapAll();
		assertThat(find(this.springs, "GET", path)).isEqualTo(handler);
		assertThat(find(this.ours, "GET", path)).isEqualTo(handler);
	}

	@Test
	void findsByMethod() throws Exception {
		mapAll();
		map("rename", RequestMethod.PUT, "/members/{id}");

		assertThat(find(this.ours, "PUT", "/members/7")).isEqualTo("rename");
		assertThat(find(this.ours, "GET", "/members/7")).isEqualTo("member");
		assertThatExceptionOfType(HttpRequestMethodNotSupportedException.class)
			.isThrownBy(() -> find(this.ours, "DELETE", "/members/7"))
			.satisfies((ex) -> assertThat(ex.getSupportedMethods()).containsExactlyInAnyOrder("GET", "PUT"));
	}

	@Test
	void leavesItToSpringToSayThatTwoFit() {
		map("one", RequestMethod.GET, "/members/{id}/x");
		map("other", RequestMethod.GET, "/members/{number}/x");

		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> find(this.ours, "GET", "/members/7/x"))
			.withMessageContaining("Ambiguous");
	}

	@Test
	void forgetsWhatIsTakenAway() throws Exception {
		map("member", RequestMethod.GET, "/members/{id}");
		assertThat(find(this.ours, "GET", "/members/7")).isEqualTo("member");

		this.ours.getHandlerMethods().keySet().forEach(this.ours::unregisterMapping);

		assertThat(find(this.ours, "GET", "/members/7")).isNull();
	}

	@Test
	void tellsWhatItFound() throws Exception {
		map("balance", RequestMethod.GET, "/members/{id}/balance");
		var request = request("GET", "/members/7/balance");

		var chain = this.ours.getHandler(request);

		assertThat(chain).isNotNull();
		assertThat(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)).hasToString("{id=7}");
		assertThat(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))
			.isEqualTo("/members/{id}/balance");
		assertThat(request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE)).isEqualTo(chain.getHandler());
	}

	private void mapAll() {
		map("start", RequestMethod.GET, "/");
		map("members", RequestMethod.GET, "/members");
		map("me", RequestMethod.GET, "/members/me");
		map("member", RequestMethod.GET, "/members/{id}");
		map("balance", RequestMethod.GET, "/members/{id}/balance");
		map("order", RequestMethod.GET, "/orders/ext:{store}:{id}");
		map("files", RequestMethod.GET, "/files/**");
		map("style", RequestMethod.GET, "/files/*.css");
		map("home", RequestMethod.GET, "/{program}/home");
		map("both", RequestMethod.GET, "/both/{id}", "/either/{id}");
	}

	private void map(String name, RequestMethod method, String... patterns) {
		var options = new RequestMappingInfo.BuilderConfiguration();
		options.setPatternParser(new PathPatternParser());
		var info = RequestMappingInfo.paths(patterns).methods(method).mappingName(name).options(options).build();
		for (var mapping : new RequestMappingHandlerMapping[] { this.ours, this.springs }) {
			try {
				mapping.registerMapping(info, new Handler(name), Handler.class.getMethod("name"));
			}
			catch (NoSuchMethodException ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

	private static @Nullable String find(RequestMappingHandlerMapping mapping, String method, String path)
			throws Exception {
		var chain = mapping.getHandler(request(method, path));
		return (chain != null) ? ((Handler) ((HandlerMethod) chain.getHandler()).getBean()).name() : null;
	}

	private static MockHttpServletRequest request(String method, String path) {
		var request = new MockHttpServletRequest(method, path);
		ServletRequestPathUtils.parseAndCache(request);
		return request;
	}

	/** What an address leads to. */
	public record Handler(String name) {
	}

}
