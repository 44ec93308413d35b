package se.stamkund.dataload;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.ProgramId;

/** Takes one kind of thing out of a programme. Runs in the caller's transaction. */
interface Export {

	/** As addresses name it. */
	String kind();

	/** Writes all of it, the headings first. */
	void write(ProgramId program, Consumer<@Nullable String[]> line);

}
