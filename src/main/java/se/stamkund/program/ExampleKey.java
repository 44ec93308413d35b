package se.stamkund.program;

import java.util.Optional;

/** A key that anybody may try, as long as there is a shop that is none. */
public interface ExampleKey {

	/** The secret key; empty if there is none to try. */
	Optional<String> key();

}
