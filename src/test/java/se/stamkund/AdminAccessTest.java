package se.stamkund;

import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import se.stamkund.program.Permission;
import se.stamkund.testing.IntegrationTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/** Each page and action of the staff says itself who may use it. */
@IntegrationTest
class AdminAccessTest {

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	RequestMappingHandlerMapping mappings;

	@TestFactory
	Stream<DynamicTest> asksForAPermission() {
		return this.mappings.getHandlerMethods()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getKey()
				.getPatternValues()
				.stream()
				.anyMatch((path) -> path.startsWith("/admin") || path.startsWith("/till")))
			.map((entry) -> dynamicTest(entry.getKey().toString(), () -> {
				var handler = entry.getValue();
				var rule = Optional.ofNullable(handler.getMethodAnnotation(PreAuthorize.class))
					.orElseGet(() -> AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(),
							PreAuthorize.class));
				assertThat(rule).as("@PreAuthorize on " + entry.getValue()).isNotNull();
				assertThat(rule.value())
					.matches((value) -> value.equals("isAuthenticated()") || namesAPermission(value));
			}));
	}

	private static boolean namesAPermission(String rule) {
		return Stream.of(Permission.values()).anyMatch((permission) -> rule.contains("'" + permission.name() + "'"));
	}

}
