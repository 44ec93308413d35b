package se.stamkund.platform.security;

import java.util.function.UnaryOperator;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;

/** Keeps who of the staff is logged in, and asks on each request whether that holds. */
class StaffContexts implements SecurityContextRepository {

	static final String KEY = "STAFF";

	private final HttpSessionSecurityContextRepository session = new HttpSessionSecurityContextRepository();

	private final ObjectProvider<StaffRefresh> refresh;

	StaffContexts(ObjectProvider<StaffRefresh> refresh) {
		this.refresh = refresh;
		this.session.setSpringSecurityContextKey(KEY);
	}

	@Override
	public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
		return new Refreshed(this.session.loadDeferredContext(request), this::refreshed);
	}

	@Deprecated
	@Override
	public SecurityContext loadContext(HttpRequestResponseHolder holder) {
		return loadDeferredContext(holder.getRequest()).get();
	}

	@Override
	public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
		this.session.saveContext(context, request, response);
	}

	@Override
	public boolean containsContext(HttpServletRequest request) {
		return this.session.containsContext(request);
	}

	private SecurityContext refreshed(SecurityContext stored) {
		var authentication = stored.getAuthentication();
		var refresher = this.refresh.getIfAvailable();
		if (authentication == null || refresher == null) {
			return stored;
		}
		return refresher.refresh(authentication)
			.<SecurityContext>map(SecurityContextImpl::new)
			.orElseGet(SecurityContextHolder::createEmptyContext);
	}

	/** Asks only when somebody wants to know, and once. */
	private static final class Refreshed implements DeferredSecurityContext {

		private final DeferredSecurityContext stored;

		private final UnaryOperator<SecurityContext> refresh;

		private @Nullable SecurityContext context;

		private Refreshed(DeferredSecurityContext stored, UnaryOperator<SecurityContext> refresh) {
			this.stored = stored;
			this.refresh = refresh;
		}

		@Override
		public SecurityContext get() {
			if (this.context == null) {
				this.context = this.refresh.apply(this.stored.get());
			}
			return this.context;
		}

		@Override
		public boolean isGenerated() {
			return this.stored.isGenerated();
		}

	}

}
