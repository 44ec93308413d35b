package se.stamkund.platform.api;

import java.time.LocalTime;

import com.github.kagkarlsson.scheduler.task.Task;
import jakarta.servlet.Filter;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import se.stamkund.platform.jobs.Jobs;

/** What every REST call passes on its way to a controller. */
@Configuration(proxyBeanMethods = false)
class ApiFilters {

	/** Just inside what gives the request its id, outside everything that may fail. */
	private static final int ERRORS = Ordered.HIGHEST_PRECEDENCE + 100;

	@Bean
	FilterRegistrationBean<ApiErrorFilter> apiErrorFilter(ProblemWriter problems) {
		return register(new ApiErrorFilter(problems), ERRORS);
	}

	/** After security, so that only a known caller's body is read at all. */
	@Bean
	FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(ProblemWriter problems) {
		return register(new BodyLimitFilter(problems), 0);
	}

	@Bean
	FilterRegistrationBean<IdempotencyFilter> idempotencyFilter(
			@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping controllers, IdempotencyStore store,
			PlatformTransactionManager transactions, ProblemWriter problems) {
		return register(new IdempotencyFilter(new IdempotencyModes(controllers), store,
				new TransactionTemplate(transactions), problems), 10);
	}

	@Bean
	Task<Void> forgetOldAnswers(IdempotencyStore store) {
		return Jobs.daily("forget-old-answers", LocalTime.of(2, 40), store::purge);
	}

	private static <F extends Filter> FilterRegistrationBean<F> register(F filter, int order) {
		var registration = new FilterRegistrationBean<>(filter);
		registration.addUrlPatterns("/api/*");
		registration.setOrder(order);
		return registration;
	}

}
