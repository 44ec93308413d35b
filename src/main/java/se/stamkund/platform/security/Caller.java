package se.stamkund.platform.security;

import java.io.Serializable;

import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

/**
 * Whoever is making the request: the principal of every authentication. Controllers take
 * its {@link ProgramId} and {@link Actor}, or the caller itself, as method arguments.
 */
public interface Caller extends Serializable {

	/** The programme this request is about; nothing outside it can be reached. */
	ProgramId program();

	/** Who is written down as having done it. */
	Actor actor();

}
