package se.stamkund.program;

import se.stamkund.shared.ProgramId;

/**
 * A feature that has settings implements this, so that a new sandbox starts with those of
 * the live programme. Called in the transaction that creates the sandbox, after its
 * stores have been copied.
 */
public interface SettingsCopier {

	/** Copies settings, never members or what they did. */
	void copy(ProgramId from, ProgramId to);

}
