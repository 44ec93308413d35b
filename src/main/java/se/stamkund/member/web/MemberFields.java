package se.stamkund.member.web;

import java.util.function.Supplier;

import se.stamkund.member.InvalidMemberDataException;
import se.stamkund.platform.api.InvalidFieldException;
import se.stamkund.platform.api.InvalidParameterException;

/** Tells a client which field of its call the member's rules refuse. */
final class MemberFields {

	private MemberFields() {
	}

	static <T> T inBody(Supplier<T> call) {
		try {
			return call.get();
		}
		catch (InvalidMemberDataException ex) {
			throw new InvalidFieldException("/" + ex.field(), ex.detail());
		}
	}

	static void inBody(Runnable call) {
		inBody(() -> {
			call.run();
			return true;
		});
	}

	static <T> T inQuery(Supplier<T> call) {
		try {
			return call.get();
		}
		catch (InvalidMemberDataException ex) {
			throw new InvalidParameterException((ex.field().equals("tags")) ? "tag" : ex.field(), ex.detail());
		}
	}

}
