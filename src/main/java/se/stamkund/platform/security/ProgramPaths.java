package se.stamkund.platform.security;

import java.util.Optional;

import se.stamkund.shared.ProgramId;

/** Knows which programme the {@code {program}} of {@code /p/{program}/…} stands for. */
public interface ProgramPaths {

	/**
	 * Finds a programme by the code in a shopper page's address; empty if there is none.
	 */
	Optional<ProgramId> find(String code);

}
