package se.stamkund.program;

import java.util.Optional;

import org.springframework.stereotype.Component;

import se.stamkund.platform.security.Caller;
import se.stamkund.platform.web.PageVisitor;
import se.stamkund.platform.web.PageVisitors;

/** Shows staff by name, in the language of their account. */
@Component
class StaffVisitors implements PageVisitors {

	@Override
	public Optional<PageVisitor> find(Caller caller) {
		return (caller instanceof StaffCaller staff) ? Optional.of(new PageVisitor(staff.name(), staff.locale()))
				: Optional.empty();
	}

}
