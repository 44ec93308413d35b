package se.stamkund.program;

/** What a programme is for; never changes. */
public enum ProgramKind {

	/** Real customers. */
	LIVE,

	/** The empty twin of a programme, for test keys. */
	SANDBOX,

	/** Seeded to show what Stamkund does. */
	DEMO

}
