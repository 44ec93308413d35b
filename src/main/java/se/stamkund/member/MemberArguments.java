package se.stamkund.member;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import se.stamkund.platform.api.InvalidFieldException;
import se.stamkund.platform.api.InvalidParameterException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** Reads whom a call names, and says where it does so wrongly. */
@Component
public class MemberArguments {

	private final MemberDirectory members;

	MemberArguments(MemberDirectory members) {
		this.members = members;
	}

	/**
	 * Who is named by the field {@code member} of a body; null if nobody is.
	 * @throws InvalidFieldException if that is no key
	 * @throws NotFoundException if there is no such member
	 */
	public @Nullable MemberId body(ProgramId program, @Nullable String key) {
		return (key != null) ? this.members.resolve(program, key(key, "/member")) : null;
	}

	/**
	 * Who is named by the query parameter {@code member}; null if nobody is.
	 * @throws InvalidParameterException if that is no key
	 * @throws NotFoundException if there is no such member
	 */
	public @Nullable MemberId query(ProgramId program, @Nullable String key) {
		if (key == null) {
			return null;
		}
		try {
			return this.members.resolve(program, MemberKey.parse(key));
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidParameterException("member", String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * A key in a body.
	 * @param pointer where it stands
	 * @throws InvalidFieldException if it is none
	 */
	public static MemberKey key(String text, String pointer) {
		try {
			return MemberKey.parse(text);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidFieldException(pointer, String.valueOf(ex.getMessage()));
		}
	}

}
