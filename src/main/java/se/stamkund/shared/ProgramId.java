package se.stamkund.shared;

import java.io.Serializable;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonValue;

/** A programme: the tenant that every row and every call belongs to. */
public record ProgramId(@JsonValue UUID value) implements Serializable {

	public static ProgramId next() {
		return new ProgramId(Ids.next());
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}
