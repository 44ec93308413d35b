package se.stamkund.platform.security;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

import se.stamkund.shared.MemberId;

/** Ends the session of a member who has been erased, on whatever device it is. */
class ShopperCallerFilter extends OncePerRequestFilter {

	private final ObjectProvider<ShopperAccounts> accounts;

	ShopperCallerFilter(ObjectProvider<ShopperAccounts> accounts) {
		this.accounts = accounts;
	}

	/**
	 * Also while an error page is written: it speaks the language of whoever is logged
	 * in.
	 */
	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		var authentication = SecurityContextHolder.getContext().getAuthentication();
		if (authentication != null && authentication.getPrincipal() instanceof ShopperCaller shopper) {
			this.accounts.getObject()
				.find(shopper.program(), shopper.member())
				.ifPresentOrElse((member) -> enter(shopper, member), () -> leave(request, response));
		}
		chain.doFilter(request, response);
	}

	/** For this request only; the session keeps who logged in. */
	private static void enter(ShopperCaller shopper, MemberId member) {
		if (!member.equals(shopper.member())) {
			SecurityContextHolder.setContext(
					new SecurityContextImpl(new CallerToken(new ShopperCaller(shopper.program(), member), List.of())));
		}
	}

	private static void leave(HttpServletRequest request, HttpServletResponse response) {
		var nobody = SecurityContextHolder.createEmptyContext();
		SecurityContextHolder.setContext(nobody);
		ShopperContexts.of(ShopperContexts.programCode(request)).saveContext(nobody, request, response);
	}

}
