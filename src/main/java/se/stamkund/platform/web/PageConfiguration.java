package se.stamkund.platform.web;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.core.Ordered;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.context.annotation.RequestScope;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The beans that templates name, and how forms are read. Those of a request may be
 * injected into a singleton: it then gets the ones of the page being written.
 */
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer {

	@Bean
	LocaleResolver localeResolver(PageContexts contexts) {
		return new PageLocaleResolver(contexts);
	}

	@Bean
	@RequestScope
	PageContext page(PageContexts contexts, HttpServletRequest request) {
		return contexts.of(request);
	}

	@Bean
	@RequestScope
	Formats fmt(PageContexts contexts, HttpServletRequest request) {
		var page = contexts.of(request);
		return Formats.of(page.getLocale(), page.getZone(), page.getCurrency());
	}

	/** Before anything asks for a parameter, which would read the whole form. */
	@Bean
	FilterRegistrationBean<UploadLimitFilter> uploadLimitFilter(ObjectProvider<LargeUpload> uploads) {
		var registration = new FilterRegistrationBean<>(new UploadLimitFilter(uploads.orderedStream().toList()));
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 50);
		return registration;
	}

	@Bean
	WebMvcRegistrations prefixedMappings() {
		return new WebMvcRegistrations() {

			@Override
			public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
				return new PrefixedMappings();
			}

		};
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(new LanguageSwitch());
	}

	@Override
	public void addFormatters(FormatterRegistry registry) {
		InputFormats.register(registry);
	}

}
