package se.stamkund.platform.due;

import java.util.List;

import se.stamkund.shared.ProgramId;

/** Knows all programmes; implemented where they are kept. */
public interface ProgramDirectory {

	List<ProgramId> all();

}
