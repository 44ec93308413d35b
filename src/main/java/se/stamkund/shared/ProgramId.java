package se.stamkund.shared;

import java.util.UUID;

/** A programme: the tenant that every row and every call belongs to. */
public record ProgramId(UUID value) {

	public static ProgramId next() {
		return new ProgramId(Ids.next());
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}
