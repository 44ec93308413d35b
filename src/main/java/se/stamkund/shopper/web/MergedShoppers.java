package se.stamkund.shopper.web;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import se.stamkund.member.MemberMerges;
import se.stamkund.platform.security.CallerToken;
import se.stamkund.platform.security.ShopperCaller;

/**
 * A shopper who was merged with another since she logged in sees that one's pages; her
 * session stays her own, in case the merge is undone.
 */
@Configuration(proxyBeanMethods = false)
class MergedShoppers implements WebMvcConfigurer, HandlerInterceptor {

	private final MemberMerges merges;

	MergedShoppers(MemberMerges merges) {
		this.merges = merges;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this).addPathPatterns("/p/**");
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		var authentication = SecurityContextHolder.getContext().getAuthentication();
		if (authentication != null && authentication.getPrincipal() instanceof ShopperCaller shopper) {
			this.merges.survivor(shopper.program(), shopper.member())
				.map((survivor) -> new ShopperCaller(shopper.program(), survivor))
				.ifPresent((survivor) -> SecurityContextHolder
					.setContext(new SecurityContextImpl(new CallerToken(survivor, List.of()))));
		}
		return true;
	}

}
