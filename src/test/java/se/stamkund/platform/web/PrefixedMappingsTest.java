package se.stamkund.platform.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPatternParser;

import static org.assertj.core.api.Assertions.assertThat;

class PrefixedMappingsTest {

	private final PrefixedMappings mappings = new PrefixedMappings();

	@ParameterizedTest
	@CsvSource({ "/members/{id}/balance, /members/7/balance, true", "/members/{id}/balance, /members/7/entries, false",
			"/members/{id}, /orders/7, false", "/orders/ext:{store}:{id}, /orders/ext:web:9, true",
			"/files/**, /files, true", "/files/**, /files/a/b, true", "/files/*.css, /files/a.css, true",
			"/members/{id}/balance, /%6Dembers/7/balance, true", "/members/{id}, /members;v=1/7, true",
			"/{program}/home, /fjallbod/home, true" })
	void matchesAsSpringDoes(String pattern, String path, boolean matches) {
		var info = mapping(pattern);
		var request = new MockHttpServletRequest("GET", path);
		ServletRequestPathUtils.parseAndCache(request);
		assertThat(this.mappings.getMatchingMapping(info, request) != null).isEqualTo(matches);
		assertThat(info.getMatchingCondition(request) != null).isEqualTo(matches);
	}

	@Test
	void asksAnyOfSeveralAddresses() {
		var info = mapping("/a/{id}", "/b/{id}");
		var request = new MockHttpServletRequest("GET", "/b/1");
		ServletRequestPathUtils.parseAndCache(request);
		assertThat(this.mappings.getMatchingMapping(info, request)).isNotNull();
	}

	private static RequestMappingInfo mapping(String... patterns) {
		var options = new RequestMappingInfo.BuilderConfiguration();
		options.setPatternParser(new PathPatternParser());
		return RequestMappingInfo.paths(patterns).options(options).build();
	}

}
