package se.stamkund.shopper;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import org.springframework.stereotype.Component;

import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberView;
import se.stamkund.platform.security.Caller;
import se.stamkund.platform.security.ShopperCaller;
import se.stamkund.platform.web.PageVisitor;
import se.stamkund.platform.web.PageVisitors;
import se.stamkund.shared.NotFoundException;

/** Shoppers are called by their first name, in the language of their profile. */
@Component
class ShopperVisitors implements PageVisitors {

	private final MemberDirectory members;

	ShopperVisitors(MemberDirectory members) {
		this.members = members;
	}

	@Override
	public Optional<PageVisitor> find(Caller caller) {
		if (!(caller instanceof ShopperCaller shopper)) {
			return Optional.empty();
		}
		try {
			return Optional.of(visitor(this.members.get(shopper.program(), shopper.member())));
		}
		catch (NotFoundException ex) {
			return Optional.empty();
		}
	}

	private static PageVisitor visitor(MemberView member) {
		var name = Objects.requireNonNullElse(member.firstName(), member.name());
		var language = (member.language() != null) ? Locale.of(member.language()) : null;
		return new PageVisitor(name, language);
	}

}
