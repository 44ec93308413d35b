package se.stamkund.platform.web;

import java.util.Optional;

import se.stamkund.platform.security.Caller;

/** Tells who is at the page; one bean for each kind of caller that has a name. */
public interface PageVisitors {

	/** The person behind a caller; empty when the caller is of another kind. */
	Optional<PageVisitor> find(Caller caller);

}
