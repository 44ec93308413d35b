package se.stamkund.platform.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * All bundles under {@code messages/}: a feature adds its own file and is done. English
 * is the file without a suffix; the server's own language never shows through.
 */
@Configuration(proxyBeanMethods = false)
class Messages {

	@Bean
	MessageSource messageSource() throws IOException {
		var bundles = new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties");
		var source = new ResourceBundleMessageSource();
		source.setBasenames(Arrays.stream(bundles)
			.map(Resource::getFilename)
			.filter(Objects::nonNull)
			.map((name) -> "messages/" + name.replaceFirst("(_sv)?\\.properties$", ""))
			.distinct()
			.sorted()
			.toArray(String[]::new));
		source.setDefaultEncoding(StandardCharsets.UTF_8.name());
		source.setFallbackToSystemLocale(false);
		return source;
	}

}
