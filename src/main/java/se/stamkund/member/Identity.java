package se.stamkund.member;

import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A normalised identity, which stands for one member of a programme.
 *
 * @param value an e-mail address in lower case, a phone number in E.164
 * @param store whose customer id it is, for {@link IdentityType#EXTERNAL}
 */
public record Identity(IdentityType type, String value, @Nullable UUID store) {

	private static final String EXTERNAL_ID = "external/id";

	private static final int MAX_EXTERNAL = 128;

	static Identity email(String email) {
		return new Identity(IdentityType.EMAIL, EmailAddress.parse(email).value(), null);
	}

	static Identity phone(String phone, String country) {
		return new Identity(IdentityType.PHONE, PhoneNumber.parse(phone, country).value(), null);
	}

	static Identity number(String number) {
		return new Identity(IdentityType.NUMBER, MemberNumber.parse(number).value(), null);
	}

	static Identity external(UUID store, String id) {
		var clean = CleanText.of(EXTERNAL_ID, id.strip(), MAX_EXTERNAL);
		if (clean.isEmpty()) {
			throw new InvalidMemberDataException(EXTERNAL_ID, "external_id_invalid", "Can't be empty");
		}
		PersonalNumber.refuse(EXTERNAL_ID, clean);
		return new Identity(IdentityType.EXTERNAL, clean, store);
	}

	/** Whether both are of a kind that a member has one main identity of. */
	boolean sameKind(Identity other) {
		return this.type == other.type && Objects.equals(this.store, other.store);
	}

	/** As an error names it. */
	String describe() {
		return switch (this.type) {
			case EMAIL -> "e-mail";
			case PHONE -> "phone";
			case NUMBER -> "member number";
			case EXTERNAL -> "external id";
		};
	}

}
