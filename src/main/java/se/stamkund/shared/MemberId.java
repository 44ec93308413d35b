package se.stamkund.shared;

import java.io.Serializable;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonValue;

/** A member of one programme. */
public record MemberId(@JsonValue UUID value) implements Comparable<MemberId>, Serializable {

	public static MemberId next() {
		return new MemberId(Ids.next());
	}

	/** The order accounts are locked in: that of the database's {@code uuid} type. */
	@Override
	public int compareTo(MemberId other) {
		return Ids.compare(this.value, other.value);
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}
