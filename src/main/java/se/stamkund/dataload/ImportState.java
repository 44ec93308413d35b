package se.stamkund.dataload;

import java.util.Locale;

/** How far an import has come. */
public enum ImportState {

	/** The file is here; its columns are to be mapped. */
	UPLOADED,
	/** The dry run is under way. */
	CHECKING,
	/** What it would come to is known. */
	CHECKED,
	/** Under way. */
	RUNNING,
	/** Done. */
	DONE,
	/** Being taken back. */
	UNDOING,
	/** Taken back. */
	UNDONE;

	/** Whether somebody works on it. */
	public boolean isAtWork() {
		return this == CHECKING || this == RUNNING || this == UNDOING;
	}

	/** Whether columns can still be mapped otherwise. */
	public boolean isOpen() {
		return this == UPLOADED || this == CHECKED;
	}

	/** As REST names it. */
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

}
